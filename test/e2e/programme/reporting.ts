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
}
