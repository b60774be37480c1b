/** Questions 1 and 16: a table with a row a district, and the unit of the viewer as a whole. */
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHE_AN, NGHI_HUONG, persons } from './asked-graph.js';

const DAY = '2024-06-30';

/** The row of question 1 of each unit by its code, counted from the tables themselves. Rates rest on the latest population. */
const PROGRAMME = `
  with asked as (select distinct top from tree where top_level = $2 or top = $3),
  counted as (
    select t.top,
      count(distinct t.unit_id) filter (where t.level = 'WARD' and t.code <> t.top) as wards,
      count(distinct c.locality_id) filter (where t.level = 'WARD') as "unitsWithLaunch", count(c.id) as launched,
      coalesce(sum(a.met), 0) as "criteriaMet", coalesce(sum(a.total), 0) as "criteriaTotal"
    from tree t left join campaigns.campaigns c on c.locality_id = t.unit_id and c.kind = 'DRUG_CLEAN' and c.launched_on <= $1
    left join lateral (select met, total from campaigns.criteria_assessments s
      where s.campaign_id = c.id and s.assessed_on <= $1 order by s.assessed_on desc limit 1) a on true
    group by t.top),
  signed as (
    select t.top, count(*) as organizations, count(*) filter (where exists (
      select from organizations.signatories s join organizations.pledges p on p.id = s.pledge_id join tree w on w.unit_id = p.locality_id and w.top = t.top
      where s.organization_id = o.id and p.signed_on <= $1 and coalesce(p.valid_until, 'infinity') >= $1::date
        and coalesce(p.renewed_on, 'infinity') > $1::date)) as signed
    from tree t join organizations.organizations o on o.locality_id = t.unit_id and o.bodies = 1 and o.known_since <= $1::date
    where t.level = 'WARD' group by t.top),
  held as (select t.top, sum(a.reach) as reach from tree t join campaigns.activities a on a.locality_id = t.unit_id
    and a.held_on between '2024-04-01' and $1 group by t.top),
  happened as (select t.top, count(*) filter (where c.occurred_on >= '2024-04-01') as cases,
      sum(c.subject_count) filter (where c.occurred_on >= '2024-04-01') as subjects, count(*) filter (where c.occurred_on < '2024-01-01') as before
    from tree t join cases.police_cases c on c.locality_id = t.unit_id
      and (c.occurred_on between '2024-04-01' and $1::date or c.occurred_on between '2023-04-01' and '2023-06-30') group by t.top)
  select asked.top as code, wards::int, "unitsWithLaunch"::int, launched::int, "criteriaMet"::int, "criteriaTotal"::int, organizations::int, signed::int,
    coalesce(reach, 0)::int as reach, coalesce(cases, 0)::int as cases, coalesce(subjects, 0)::int as subjects, coalesce(before, 0)::int as before,
    (select s.value::int from localities.statistics s join tree u on u.unit_id = s.locality_id and u.code = asked.top
      where s.indicator = 'POPULATION' order by s.period_from desc limit 1) as population
  from asked join counted using (top) join signed using (top) left join held using (top) left join happened using (top)
  where asked.top in (select code from tree where top = $3) order by asked.top`;

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

/** The same of an answer. Of subjects only what is shown. */
function shown({ code, wards, campaignSummary: c, pledgeCoverage, ...unit }: Row) {
  const [, cases] = unit.caseStatistics;
  const ofWards = pledgeCoverage.find(({ level }: Row) => level === 'WARD');
  return {
    code,
    wards: wards.value,
    unitsWithLaunch: c.unitsWithLaunch.value,
    launched: c.launched.value,
    criteriaMet: c.criteriaMet.value,
    criteriaTotal: c.criteriaTotal.value,
    organizations: ofWards.organizations.value,
    signed: ofWards.signed.value,
    reach: unit.outreachSummary[1].reach.value,
    cases: cases.cases.value,
    subjects: cases.subjects.value,
    before: cases.lastYear.cases.value,
    population: unit.caseRates[1].population.value,
  };
}

function expectRows(answered: Row[], counted: Row[]) {
  expect(answered.map(shown)).toEqual(
    counted.map((row, at) => {
      const { status } = answered[at].caseStatistics[1].subjects;
      return { ...row, reach: persons(row.reach), subjects: status === 'SUPPRESSED' ? null : row.subjects };
    }),
  );
  for (const [at, { cases, before, population }] of counted.entries()) {
    const { caseStatistics, caseRates } = answered[at];
    expect(caseStatistics[1].lastYear.casesChange.value).toBe(cases - before);
    const rate = cases > 0 && cases < 5 ? null : Math.round((cases / population) * 100_000) / 100;
    expect(caseRates[1].cases.value).toBe(rate);
  }
}

export function districtQuestions(graph: () => AskedGraph): void {
  test('question 1 shows a province each district, and itself as a whole, as SQL counts them', async () => {
    const { units, total } = await graph().ask('programme-by-district', NGHE_AN);
    expect(units.nodes).toHaveLength(21);
    expectRows(units.nodes, await graph().rows(PROGRAMME, DAY, 'DISTRICT', '40').then(below('40')));
    expectRows([total], await graph().rows(PROGRAMME, DAY, 'PROVINCE', '40'));
  });

  test('question 1 shows a district its own row, a ward the figures of the ward, and nothing of others', async () => {
    const district = await graph().ask('programme-by-district', CUA_LO);
    expectRows(district.units.nodes, await graph().rows(PROGRAMME, DAY, 'DISTRICT', '413'));
    expect(shown(district.total)).toEqual(shown(district.units.nodes[0]));
    const ward = await graph().ask('programme-by-district', NGHI_HUONG);
    expect(ward.units.nodes).toEqual([]);
    expectRows([ward.total], await graph().rows(PROGRAMME, DAY, 'none', '16732'));
  });

  test.each([
    ['all', null],
    ['students', ['STUDENTS']],
    ['highRisk', ['HIGH_RISK_GROUPS', 'AT_RISK_YOUTH']],
    ['postRehab', ['POST_REHAB', 'PEOPLE_IN_REHAB']],
  ])(
    'question 16 gives the reach among %s of each district, and per 1,000 inhabitants',
    async (alias, audiences) => {
      const counted = await graph().rows(
        `select t.top as code, sum(a.reach)::int as reach, max(p.value)::int as population from tree t
       join localities.statistics p on p.locality_id = (select u.unit_id from tree u where u.top = t.top and u.code = t.top)
         and p.indicator = 'POPULATION' and p.period_from = '2025-01-01'
       left join campaigns.activities a on a.locality_id = t.unit_id and a.held_on between '2024-01-01' and '2024-12-31'
         and ($1::text[] is null or a.audience = any($1))
       where t.top_level = 'DISTRICT' and t.top in (select code from tree where top = '40') group by 1 order by 1`,
        audiences,
      );
      const { units } = await graph().ask('outreach-reach', NGHE_AN);
      expect(
        units.nodes.map(({ code, [alias]: [rate] }: Row) => [
          code,
          rate.reach.value,
          rate.reachPer1000.value,
        ]),
      ).toEqual(
        counted.map(({ code, reach, population }) => [
          code,
          persons(reach ?? 0),
          (reach ?? 0) < 5 ? (reach ? null : 0) : Math.round((reach / population) * 10_000) / 10,
        ]),
      );
    },
  );

  test('question 16 lays sessions and the change of cases beside it', async () => {
    const counted = await graph().rows(
      `select t.top as code, (select sum(a.sessions)::int from campaigns.activities a join tree w on w.unit_id = a.locality_id
           where w.top = t.top and a.held_on between '2024-01-01' and '2024-12-31') as sessions,
         (count(*) filter (where c.occurred_on >= '2024-01-01') - count(*) filter (where c.occurred_on < '2024-01-01'))::int as change
       from tree t left join cases.police_cases c on c.locality_id = t.unit_id and c.occurred_on between '2023-01-01' and '2024-12-31'
       where t.top in (select code from tree where top = '413') and t.top_level = 'DISTRICT' group by 1`,
    );
    const { units } = await graph().ask('outreach-reach', CUA_LO);
    expect(
      units.nodes.map(({ code, sessions, caseStatistics }: Row) => ({
        code,
        sessions: sessions[0].sessions.value,
        change: caseStatistics[0].previous.casesChange.value,
      })),
    ).toEqual(counted);
  });
}

/** The rows of a unit's districts, without the unit itself. */
const below = (code: string) => (rows: Row[]) => rows.filter((row) => row.code !== code);
