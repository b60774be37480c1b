/** Question 6: plans without a launch, launches without a pledge, pledges without outreach. */
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHE_AN, NGHI_HUONG } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

const DAY = '2024-06-30';

/** The three lists in their order: `$1` the code of the viewer's unit, `$2` the day; what was held is told by its unit. */
const GAPS = `
  with day as (select $2::date as d, 90 as days),
  mine as (select c.*, t.code from campaigns.campaigns c join tree t on t.unit_id = c.locality_id where t.top = $1),
  planned as (select id, code, campaigns.last_day(coalesce(planned_on, launched_on, known_by::text)) as since, 'LAUNCH' as missing
    from mine, day where coalesce(launched_on, '9999') > d::text),
  unsigned as (select id, code, campaigns.last_day(launched_on) as since, 'PLEDGE' as missing from mine m, day
    where campaigns.last_day(launched_on) <= d and coalesce(concluded_on, '9999') > d::text and not exists (
      select from organizations.pledges p where p.campaign_id = m.id and p.signed_to <= d and coalesce(p.withdrawn_on, 'infinity') > d)),
  signed as (select t.unit_id, t.code, min(p.signed_to) as first from organizations.pledges p join tree t on t.unit_id = p.locality_id and t.top = $1, day
    where p.signed_to <= d and coalesce(p.withdrawn_on, 'infinity') > d group by 1, 2
    having bool_or(coalesce(p.valid_until, 'infinity') >= d and coalesce(p.renewed_on, 'infinity') > d)),
  held as (select s.unit_id, max(campaigns.last_day(a.held_on)) filter (where campaigns.last_day(a.held_on) <= d) as last
    from signed s join tree below on below.top = s.code join campaigns.activities a on a.locality_id = below.unit_id, day
    where a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW') group by 1),
  silent as (select null::uuid as id, s.code, greatest(s.first, h.last) as since, 'OUTREACH' as missing, s.unit_id
    from signed s left join held h using (unit_id), day where coalesce(h.last, '-infinity') <= d - days),
  gaps as (
    select missing, id, code, since, row_number() over (order by since, id) as at from planned, day where since <= d
    union all select missing, id, code, since, row_number() over (order by since, id) from unsigned
    union all select missing, id, code, since, row_number() over (order by since, unit_id) from silent)
  select missing, id as campaign, code as unit, since::text as since, d - since as days from gaps, day order by missing = 'OUTREACH', missing = 'PLEDGE', at`;

const LISTS = { plannedNotLaunched: 'planned', launchedNotPledged: 'launched', pledgedNoOutreach: 'pledged' };

const told = ({ missing, campaign, locality, since, days }: Row) => ({
  missing,
  campaign: campaign?.id ?? null,
  unit: locality.code,
  since,
  days: days.value,
});

/** What campaigns lack by themselves, and what is overdue. */
const HALTS = `
  with mine as (select c.*, t.code from campaigns.campaigns c join tree t on t.unit_id = c.locality_id where t.top = $1),
  running as (select * from mine where launched_on <= $2 and coalesce(concluded_on, '9999') > $2 and launched_on::date <= $2::date - 90)
  select (select count(*)::int from running r where not exists (select from campaigns.activities a
      where a.locality_id in (select b.unit_id from tree b where b.top = r.code) and a.held_on <= $2 and a.held_on::date > $2::date - 90
        and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW'))) as "noOutreach",
    (select count(*)::int from running r where not exists (select from campaigns.criteria_assessments s
      where s.campaign_id = r.id and s.assessed_on between r.launched_on and $2)) as "notAssessed",
    (select count(*)::int from campaigns.tasks k join mine on mine.id = k.campaign_id
      where k.due_on < $2::date and coalesce(k.done_on, 'infinity') > $2::date) as "overdueTasks"`;

export function gapQuestions(graph: () => AskedGraph): void {
  test.each([NGHE_AN, CUA_LO, NGHI_HUONG])('the three lists of $role $unit are those of SQL', async (as) => {
    const { programmeGaps } = await graph().ask('pledge-gaps', as, { asOf: DAY, first: 500 });
    const found = Object.keys(LISTS).flatMap((name) => programmeGaps[name].nodes.map(told));
    const counted = await graph().rows(GAPS, as.unit, DAY);
    expect(found).toEqual(counted);
    expect(counted.length).toBeGreaterThan(0);
  });

  test('a district is told nothing of the one beside, whose unit it names', async () => {
    const [{ id: underId }] = await graph().rows(
      `select 'u' || unit_id as id from app.placed_units where code = '412'`,
    );
    const lists = async (as: typeof CUA_LO) => {
      const { programmeGaps } = await graph().ask('pledge-gaps', as, { asOf: DAY, underId });
      return Object.keys(LISTS).map((name) => programmeGaps[name].nodes.length > 0);
    };
    expect(await lists(NGHE_AN)).toEqual([true, true, true]);
    expect(await lists(CUA_LO)).toEqual([false, false, false]);
  });

  test.each(Object.entries(LISTS))(
    '%s of a province comes page by page, and as a file of its own',
    async (name, list) => {
      const { programmeGaps } = await graph().ask('pledge-gaps', NGHE_AN, { asOf: DAY, first: 500 });
      const { nodes } = programmeGaps[name];
      expect(nodes.length).toBeGreaterThan(30);
      const page = (data: Row) => data.programmeGaps[name];
      const paged = { page, variable: `${list}After`, asOf: DAY, first: 25 };
      expect(await graph().all('pledge-gaps', NGHE_AN, paged)).toEqual(nodes);
      const file = `export-${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const rows = await graph().all(file, NGHE_AN, {
        page: (data: Row) => data.programmeGaps.page,
        asOf: DAY,
        first: 25,
      });
      const told = ({ locality, since }: Row) => [locality.code, since];
      expect(rows.map(told)).toEqual(nodes.map(told));
    },
  );

  test.each([NGHE_AN, CUA_LO, NGHI_HUONG])(
    '$role $unit is told what came to a halt for 90 days, as SQL counts',
    async (as) => {
      const data = await graph().ask('programme-gaps', as, { asOf: DAY, first: 500 });
      const [counted] = await graph().rows(HALTS, as.unit, DAY);
      expect(
        Object.fromEntries(
          ['noOutreach', 'notAssessed', 'overdueTasks'].map((name) => [name, data[name].nodes.length]),
        ),
      ).toEqual(counted);
    },
  );
}
