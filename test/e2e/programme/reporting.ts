/** Question 9: which reports were expected, received, on time and approved, and who is late. */
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHE_AN, NGHI_HUONG } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

const DAY = '2025-06-30';
const COUNTED = ['expected', 'received', 'onTime', 'approved', 'late'] as const;

/** For each unit and period of 2024: how many reports of that frequency, under the unit and all below it. */
const REPORTS = `
  select t.top || ' ' || to_char(r.period_from, case r.periodicity when 'MONTHLY' then 'YYYY-MM' else 'YYYY-"Q"Q' end) as at,
    count(*)::int as expected, count(*) filter (where r.submitted_on <= $2)::int as received,
    count(*) filter (where r.submitted_on <= least(r.due_on, $2::date))::int as "onTime",
    count(*) filter (where r.approved_on <= $2)::int as approved,
    count(*) filter (where r.due_on < $2 and coalesce(r.submitted_on, 'infinity') > $2)::int as late
  from campaigns.reports r join tree t on t.unit_id = r.locality_id
  where t.top = any($1) and r.periodicity = $3 and r.period_from between '2024-01-01' and '2024-12-31' and r.period_to <= $2 group by 1`;

/** What the registers hold of a quarter for a report of a unit, with that of all units below it. */
const FIGURES = `
  select (select count(*)::int from cases.police_cases c join tree t on t.unit_id = c.locality_id and t.top = $1
      where c.occurred_on between '2024-04-01' and '2024-06-30') as cases,
    (select sum(c.subject_count)::int from cases.police_cases c join tree t on t.unit_id = c.locality_id and t.top = $1
      where c.occurred_on between '2024-04-01' and '2024-06-30') as subjects,
    (select count(*)::int from organizations.pledges p join tree t on t.unit_id = p.locality_id and t.top = $1
      where p.kind = 'PLEDGE' and p.signed_on between '2024-04-01' and '2024-06-30') as pledges,
    (select count(*)::int from cases.hotspots h join tree t on t.unit_id = h.locality_id and t.top = $1
      where h.opened_on <= '2024-06-30' and coalesce(h.cleared_on, 'infinity') > '2024-06-30') as hotspots,
    (select sum(a.sessions)::int from campaigns.activities a join tree t on t.unit_id = a.locality_id and t.top = $1
      where a.held_on between '2024-04-01' and '2024-06-30' and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW')) as sessions`;

export function reportingQuestions(graph: () => AskedGraph): void {
  test.each([NGHE_AN, CUA_LO, NGHI_HUONG])('the grid of $role $unit is that of SQL', async (as) => {
    const { viewerLocality, districts } = await graph().ask('reporting-status', as);
    const units = [viewerLocality, ...districts.nodes];
    expect(districts.nodes).toHaveLength({ province: 21, district: 1, ward: 0 }[as.role as 'province']);
    for (const [field, frequency] of [
      ['monthly', 'MONTHLY'],
      ['quarterly', 'QUARTERLY'],
    ] as const) {
      const counted = await graph().rows(
        REPORTS,
        units.map(({ code }) => code),
        DAY,
        frequency,
      );
      const expected = new Map(counted.map(({ at, ...row }: Row) => [at, row]));
      for (const unit of units) {
        for (const { period, rate, onTimeRate, ...figures } of unit[field]) {
          const key = `${unit.code} ${period.label}`;
          const row = expected.get(key);
          const shown = Object.fromEntries(COUNTED.map((name) => [name, figures[name].value]));
          expect([key, shown]).toEqual([key, row ?? Object.fromEntries(COUNTED.map((name) => [name, null]))]);
          const percent = (part: number) => Math.round((part / row.expected) * 1000) / 10;
          if (row)
            expect([key, rate.value, onTimeRate.value]).toEqual([
              key,
              percent(row.received),
              percent(row.onTime),
            ]);
        }
      }
    }
  });

  test.each([NGHE_AN, CUA_LO, NGHI_HUONG])('the late list of $role $unit is that of SQL', async (as) => {
    const late = await graph().all('reporting-status', as, {
      page: ({ lateReports }) => lateReports,
      variable: 'lateAfter',
      lateFirst: 300,
      from: '2024-12',
    });
    const counted = await graph().rows(
      `select r.id from campaigns.reports r join tree t on t.unit_id = r.locality_id and t.top = $1
       where r.due_on < $2 and coalesce(r.submitted_on, 'infinity') > $2 order by r.id`,
      as.unit,
      DAY,
    );
    expect(late.map(({ id }) => id).sort()).toEqual(counted.map(({ id }) => id));
  });

  test.each([NGHE_AN, CUA_LO])(
    'the author of a report of $role $unit finds the figures that fillDraft leaves to him',
    async (as) => {
      const { viewerLocality: unit, reportIndicators } = await graph().ask('report-figures', as, {
        from: '2024-04',
        to: '2024-06',
        per: 'QUARTER',
        asOf: '2024-06-30',
        dayBefore: '2024-03-31',
      });
      const [counted] = await graph().rows(FIGURES, as.unit);
      const [{ cases, subjects }] = unit.caseStatistics;
      expect({
        cases: cases.value,
        subjects: subjects.value,
        pledges: unit.pledged.pledges.value - unit.pledgedBefore.pledges.value,
        hotspots: unit.openHotspots.reduce((sum: number, { count }: Row) => sum + count.value, 0),
        sessions: unit.outreachSummary[0].sessions.value,
      }).toEqual(counted);
      expect(unit.tipOffs).toHaveLength(1);
      expect(unit.rehabilitation).toHaveLength(4);
      const left = reportIndicators.nodes.filter(({ isComputed }: Row) => !isComputed);
      expect(left.map(({ code }: Row) => code)).toEqual([
        'PLEDGES_SIGNED',
        'CASES_DETECTED',
        'SUBJECTS_HANDLED',
        'TIP_OFFS',
        'HOTSPOTS_OPEN',
        'PEOPLE_MANAGED',
      ]);
    },
  );
}
