/** What is written with the help of the whole graph: drafts of reports, and assessments by criteria of other subgraphs. */
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHE_AN, NGHI_HUONG, persons } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

/** What the registers hold of the second quarter of 2024 for a report of a unit, with that of all units below it. */
const COUNTS = `
  select (select count(*)::int from campaigns.campaigns c join tree t on t.unit_id = c.locality_id and t.top = $1
      where c.launched_by <= '2024-06-30') as "CAMPAIGNS_LAUNCHED",
    (select sum(a.met)::int from latest a) as "CRITERIA_MET", (select sum(a.total)::int from latest a) as "CRITERIA_TOTAL",
    (select coalesce(sum(a.sessions), 0)::int from held a) as "OUTREACH_SESSIONS", (select coalesce(sum(a.reach), 0)::int from held a) as "OUTREACH_REACH",
    (select count(*)::int from organizations.pledges p join tree t on t.unit_id = p.locality_id and t.top = $1
      where p.signed_on between '2024-04-01' and '2024-06-30') as "PLEDGES_SIGNED",
    (select count(*)::int from detected) as "CASES_DETECTED", (select coalesce(sum(d.subject_count), 0)::int from detected d) as "SUBJECTS_HANDLED",
    (select sum(c.tip_offs)::int from cases.tip_off_counts c join tree t on t.unit_id = c.locality_id and t.top = $1
      where c.month between '2024-04-01' and '2024-06-30') as "TIP_OFFS",
    (select count(*)::int from cases.hotspots h join tree t on t.unit_id = h.locality_id and t.top = $1
      where h.opened_on <= '2024-06-30' and coalesce(h.cleared_on, 'infinity') > '2024-06-30') as "HOTSPOTS_OPEN",
    (select sum(c.persons)::int from cases.rehabilitation_counts c join tree t on t.unit_id = c.locality_id and t.top = $1
      where c.state = 'UNDER_MANAGEMENT' and c.month = '2024-06-01') as "PEOPLE_MANAGED"`;
const FIGURES = `
  with detected as (
    select c.* from cases.police_cases c join tree t on t.unit_id = c.locality_id and t.top = $1
    where c.occurred_on between '2024-04-01' and '2024-06-30'),
  held as (
    select a.* from campaigns.activities a join tree t on t.unit_id = a.locality_id and t.top = $1
    where a.held_on between '2024-04-01' and '2024-06-30' and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW')),
  latest as (
    select distinct on (a.campaign_id) a.* from campaigns.criteria_assessments a join tree t on t.unit_id = a.locality_id and t.top = $1
    where a.assessed_by <= '2024-06-30' order by a.campaign_id, a.assessed_by desc) ${COUNTS}`;

/** Counts of persons, which are hidden when small and then not filled in. */
const PERSONS = ['OUTREACH_REACH', 'SUBJECTS_HANDLED', 'TIP_OFFS', 'PEOPLE_MANAGED'];

/** A report on the second quarter of 2024 that the unit of `as` owes to the one above. @returns what a step of it needs */
async function oweQuarter(graph: AskedGraph, as: Viewer, above: Viewer) {
  const [unit, receiver] = await graph.rows(
    `select 'u' || unit_id as id from tree where code = any($1) and top = code order by length(code) desc, code = $2 desc`,
    [as.unit, above.unit],
    as.unit,
  );
  const input = {
    idempotencyKey: `owe-${as.unit}-2024-Q2`,
    localityId: unit.id,
    receiverLocalityId: receiver.id,
    fromId: stableId('org:draft:from'),
    toId: stableId('org:draft:to'),
    periodicity: ['QUARTERLY'],
    dueDay: 5,
    validFrom: '2024-04-01',
    validTo: '2024-06-30',
  };
  const owe = `mutation ($input: RegisterReportingObligationInput!) { registerReportingObligation(input: $input) { id } }`;
  const { id } = (await graph.run(owe, above, { input })).registerReportingObligation;
  const [report] = await graph.rows(`select id, version from campaigns.reports where obligation_id = $1`, id);
  return { idempotencyKey: `fill-${as.unit}-2024-Q2`, reportId: report.id, expectedVersion: report.version };
}

/** What a ward's criteria rest on by the end of 2024, by rule: true where it is met. */
const MET = `
  select not exists (select from cases.hotspots h join tree t on t.unit_id = h.locality_id and t.top = $1
      where h.opened_on <= '2024-12-31' and coalesce(h.cleared_on, 'infinity') > '2024-12-31') as "NO_OPEN_HOTSPOT",
    not exists (select from cases.police_cases c join tree t on t.unit_id = c.locality_id and t.top = $1
      where c.occurred_on between '2024-01-01' and '2024-12-31') as "NO_CASE_IN_12_MONTHS"`;

/** Come last: they change what is counted. */
export function writtenWithTheGraph(graph: () => AskedGraph): void {
  test.each([
    // its eight tip-offs would tell the few of another district
    ['Cửa Lò', CUA_LO, NGHE_AN, ['TIP_OFFS']],
    ['Nghi Hương', NGHI_HUONG, CUA_LO, []],
  ])(
    'a draft of %s is filled with the figures of all registers, as SQL counts them',
    async (_name, as, above, hidden) => {
      const owed = await oweQuarter(graph(), as, above);
      const fill = `mutation ($input: ReportStepInput!) { fillDraft(input: $input) { status } }`;
      expect((await graph().run(fill, as, { input: owed })).fillDraft).toEqual({ status: 'DRAFT' });
      const [counted] = await graph().rows(FIGURES, as.unit);
      const shown = Object.entries(counted as Record<string, number | null>).filter(
        ([indicator, value]) =>
          value !== null &&
          !hidden.includes(indicator) &&
          (!PERSONS.includes(indicator) || persons(value) !== null),
      );
      const filled = await graph().rows(
        `select indicator, value, provenance from campaigns.report_figures where report_id = $1`,
        owed.reportId,
      );
      const values = Object.fromEntries(filled.map(({ indicator, value }: Row) => [indicator, value]));
      expect(values).toEqual(Object.fromEntries(shown));
      // what rests on the sample says so
      const origins = Object.fromEntries(
        filled.map(({ indicator, provenance }: Row) => [indicator, provenance]),
      );
      expect(origins).toMatchObject({ CASES_DETECTED: 'SYNTHETIC', OUTREACH_SESSIONS: 'SYNTHETIC' });
      expect(
        Object.values(origins).filter((origin) => !/^(COMPUTED|SYNTHETIC)$/.test(String(origin))),
      ).toEqual([]);
    },
  );

  test('an assessment takes from the registers of cases and pledges what its set leaves to the graph', async () => {
    const rules = ['NO_OPEN_HOTSPOT', 'NO_CASE_IN_12_MONTHS', 'ALL_BLOCKS_PLEDGED'];
    const [{ id: district }] = await graph().rows(
      `select 'u' || unit_id as id from tree where code = '413' limit 1`,
    );
    const set = {
      idempotencyKey: 'set-of-three-rules',
      localityId: district,
      title: 'Bộ tiêu chí tự động',
      version: '2024',
      appliesTo: 'DRUG_CLEAN',
      total: 3,
      items: rules.map((rule, at) => ({ code: `${at + 1}`, title: rule, rule })),
    };
    const register = `mutation ($input: RegisterCriteriaSetInput!) { registerCriteriaSet(input: $input) { id } }`;
    const { id: setId } = (await graph().run(register, CUA_LO, { input: set })).registerCriteriaSet;
    const assess = `mutation ($input: RecordAssessmentInput!) { recordAssessment(input: $input) {
      met { value } items { criterion { rule } state basis } } }`;
    const wards = await graph().rows(
      `select distinct on (t.code) t.code, c.id from tree t join campaigns.campaigns c on c.locality_id = t.unit_id
       where t.top = '413' and t.level = 'WARD' and c.launched_by <= '2024-12-31' order by t.code, c.id`,
    );
    expect(wards.length).toBeGreaterThan(3);
    const states = new Set<string>();
    for (const { code, id } of wards) {
      const input = { idempotencyKey: `assess-${code}`, campaignId: id, setId, assessedOn: '2024-12-31' };
      const { items, met } = (await graph().run(assess, CUA_LO, { input })).recordAssessment;
      const [expected] = await graph().rows(MET, code);
      const found = Object.fromEntries(items.map(({ criterion, state }: Row) => [criterion.rule, state]));
      expect([code, found]).toEqual([
        code,
        {
          NO_OPEN_HOTSPOT: expected.NO_OPEN_HOTSPOT ? 'MET' : 'NOT_MET',
          NO_CASE_IN_12_MONTHS: expected.NO_CASE_IN_12_MONTHS ? 'MET' : 'NOT_MET',
          ALL_BLOCKS_PLEDGED: await pledgeState(graph(), id),
        },
      ]);
      expect(items.every(({ basis }: Row) => basis === 'COMPUTED')).toBe(true);
      expect(met.value).toBe(Object.values(found).filter((state) => state === 'MET').length);
      for (const state of Object.values(found)) states.add(String(state));
    }
    expect(states).toContain('MET');
    expect(states).toContain('NOT_MET');
  });
}

/** Checked against SQL where pledges are told (question 4). */
async function pledgeState(graph: AskedGraph, id: string): Promise<string> {
  const { campaign } = await graph.ask('computed-criteria', CUA_LO, { id, asOf: '2024-12-31' });
  return campaign.pledgeCriteria[0].state;
}
