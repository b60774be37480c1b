/** The SQL that fills synthetic reports: set-based, from the synthetic activities and campaigns of the units. What was worked on since stays. */
import { untouched } from '@diaban/shared/loading/loaded-rows';

/** The outreach of the period in the unit and below it, and for districts the campaigns launched by its end. */
export const SAMPLE_FIGURES = `
  insert into campaigns.report_figures (report_id, indicator, value, provenance)
  select r.id, f.indicator, f.value, 'SYNTHETIC'
  from campaigns.reports r join campaigns.reporting_obligations o on o.id = r.obligation_id
    cross join lateral (
      select coalesce(sum(a.sessions), 0) as sessions, coalesce(sum(a.reach), 0) as reach from campaigns.activities a
      where a.skey >= r.skey and a.skey < r.skey || '~' and a.held_from between r.period_from and r.period_to) held
    cross join lateral (values ('OUTREACH_SESSIONS', held.sessions), ('OUTREACH_REACH', held.reach),
      ('CAMPAIGNS_LAUNCHED', case when 'MONTHLY' = any (o.periodicity) then (
        select count(*) from campaigns.campaigns c
          where c.skey >= r.skey and c.skey < r.skey || '~' and c.launched_by <= r.period_to) end)) f (indicator, value)
  where r.provenance = 'SYNTHETIC' and r.source = $1 and r.status <> 'EXPECTED' and ${untouched('r')}
    and f.value is not null`;

/** Made-up subjects in the quarterly reports of districts; some so few that they are hidden. */
export const SAMPLE_SUBJECTS = `
  insert into campaigns.report_figures (report_id, indicator, value, provenance)
  select r.id, 'SUBJECTS_HANDLED', ('x' || substr(r.id::text, 1, 2))::bit(8)::int % 24, 'SYNTHETIC'
  from campaigns.reports r join campaigns.reporting_obligations o on o.id = r.obligation_id
  where r.provenance = 'SYNTHETIC' and r.source = $1 and r.status <> 'EXPECTED' and r.periodicity = 'QUARTERLY'
    and ${untouched('r')} and 'MONTHLY' = any (o.periodicity)`;
