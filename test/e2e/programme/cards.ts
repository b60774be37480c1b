/** Questions 4 and 5: how far each commune is with its criteria, and one commune as a card. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { expect, test } from '@jest/globals';
import { type AskedGraph, CUA_LO, NGHE_AN, NGHI_HUONG } from './asked-graph.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Row = any;

/** Of each campaign of the communes under a unit: what is met of all, and what is open with who helps. */
const CRITERIA = `
  select t.code, c.id, s.met, s.total, coalesce((select json_agg(json_build_array(i ->> 'code', i ->> 'state', i ->> 'obstacle', o.name) order by n)
    from jsonb_array_elements(s.items) with ordinality e (i, n) left join organizations.organizations o on o.id::text = i ->> 'helperId'
    where i ->> 'state' <> 'MET'), '[]') as open
  from tree t join campaigns.campaigns c on c.locality_id = t.unit_id
  left join lateral (select met, total, items from campaigns.criteria_assessments a
    where a.campaign_id = c.id and a.assessed_on <= '2025-06-30' order by a.assessed_on desc limit 1) s on true
  where t.top = $1 and t.level = 'WARD' order by t.code, c.id`;

/** What criteria of a commune's campaign are computed from by the end of 2024: hotspots, cases, and blocks that signed. */
const EVIDENCE = `
  select c.id, (select count(*)::int from cases.hotspots h join tree b on b.top = t.code and b.unit_id = h.locality_id
      where h.opened_on <= '2024-12-31' and coalesce(h.cleared_on, 'infinity') > '2024-12-31') as hotspots,
    (select count(*)::int from cases.police_cases p join tree b on b.top = t.code and b.unit_id = p.locality_id
      where p.occurred_on between '2024-01-01' and '2024-12-31') as cases,
    (select max(p.occurred_on)::text from cases.police_cases p join tree b on b.top = t.code and b.unit_id = p.locality_id
      where p.occurred_on between '2024-01-01' and '2024-12-31') as latest,
    (select coalesce(sum(n), 0)::int from (select max(s.count) as n from organizations.signatories s
      join organizations.pledges p on p.id = s.pledge_id join tree b on b.top = t.code and b.unit_id = p.locality_id
      where s.kind = 'RESIDENTIAL_BLOCKS' and p.signed_on <= '2024-12-31' and coalesce(p.valid_until, 'infinity') >= '2024-12-31'
        and coalesce(p.renewed_on, 'infinity') > '2024-12-31' and coalesce(p.withdrawn_on, 'infinity') > '2024-12-31') largest) as blocks
  from tree t join campaigns.campaigns c on c.locality_id = t.unit_id
  where t.top = $1 and t.level = 'WARD' order by c.id`;

function criteriaOf(units: Row[]) {
  return units
    .flatMap(({ code, campaigns }) =>
      campaigns.nodes.map(({ id, latestAssessment: latest }: Row) => ({
        code,
        id,
        met: latest?.met.value ?? null,
        total: latest?.total.value ?? null,
        open: (latest?.open ?? []).map(({ criterion, state, obstacle, helper }: Row) => [
          criterion.code,
          state,
          obstacle,
          helper?.name ?? null,
        ]),
      })),
    )
    .sort((a, b) => (`${a.code} ${a.id}` < `${b.code} ${b.id}` ? -1 : 1));
}

export function cardQuestions(graph: () => AskedGraph): void {
  test('question 4 tells each ward of Cửa Lò what is met, what is open, what stands in the way and who helps', async () => {
    const { units } = await graph().ask('criteria-progress', CUA_LO);
    expect(units.nodes).toHaveLength(7);
    expect(criteriaOf(units.nodes)).toEqual(await graph().rows(CRITERIA, '413'));
    const movement = units.nodes
      .flatMap(({ campaigns }: Row) => campaigns.nodes)
      .find(({ id }: Row) => id === stableId('ini:nh-pt'));
    const { met, total, notMet } = movement.latestAssessment;
    expect([met.value, total.value, notMet.value]).toEqual([31, 34, 3]);
  });

  test('question 4 shows a province the communes of a district page by page, and a ward itself alone', async () => {
    const [{ id }] = await graph().rows(
      `select 'u' || unit_id as id from tree where top = '412' and code = '412'`,
    );
    const page = ({ units }: Row) => units;
    const all = await graph().all('criteria-progress', NGHE_AN, { page, underId: id });
    expect(all).toHaveLength(25);
    expect(criteriaOf(all)).toEqual(await graph().rows(CRITERIA, '412'));
    const { units } = await graph().ask('criteria-progress', NGHI_HUONG);
    expect(units.nodes.map(({ code }: Row) => code)).toEqual(['16732']);
    expect(criteriaOf(units.nodes)).toEqual(await graph().rows(CRITERIA, '16732'));
  });

  test('question 4 is prepared with what the graph computes of hotspots, cases and pledges, and what shows it', async () => {
    const rows = await graph().rows(EVIDENCE, '413');
    const campaigns = await graph().all('criteria-evidence', CUA_LO, { page: (data) => data.campaigns });
    const shown = campaigns.map(({ id, caseCriteria: [hotspots, cases], pledgeCriteria: [pledges] }) => ({
      id,
      hotspots: hotspots.figure.value,
      cases: cases.figure.value,
      latest: cases.evidence.cases.nodes[0]?.occurredOn ?? null,
      blocks: pledges.signed.value,
    }));
    expect(shown.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(rows);
    expect(rows.filter(({ cases }) => cases > 0).length).toBeGreaterThan(0);
    for (const { caseCriteria, pledgeCriteria, computedCriteria } of campaigns) {
      const [hotspots, cases] = caseCriteria;
      for (const { state, figure } of caseCriteria)
        expect(state).toBe(figure.value === 0 ? 'MET' : 'NOT_MET');
      expect(hotspots.evidence.hotspots.nodes).toHaveLength(Math.min(hotspots.figure.value, 5));
      expect(cases.evidence.cases.nodes).toHaveLength(Math.min(cases.figure.value, 5));
      // khối have no code, and no register names them: how many there are is not known, and never 0
      const [{ state, blocks, evidence }] = pledgeCriteria;
      expect([state, blocks.value, blocks.status]).toEqual(['UNKNOWN', null, 'NOT_REPORTED']);
      expect(evidence.withoutPledge).toEqual([]);
      const all = [...computedCriteria, ...caseCriteria, ...pledgeCriteria];
      expect(all.map(({ basis }: Row) => basis)).toEqual(Array(6).fill('COMPUTED'));
    }
    const clean = campaigns.find(({ id }) => id === stableId('ini:nh-clean'));
    expect(clean.pledgeCriteria[0].evidence.pledges.map(({ pledge }: Row) => pledge.id)).toContain(
      stableId('pledge:nghi-huong-2023-05-09'),
    );
    const sibling = { ...NGHI_HUONG, unit: '16729' };
    const seen = await graph().all('criteria-evidence', sibling, { page: (data) => data.campaigns });
    expect(seen.map(({ locality }) => locality.code)).not.toContain('16732');
  });

  test('question 5 shows Nghi Hương its launch, documents, signatories, tasks and the reports that it still owes', async () => {
    const { viewerLocality: card } = await graph().ask('ward-view', NGHI_HUONG);
    const { wards } = await graph().ask('ward-programme', NGHI_HUONG);
    const clean = card.campaigns.nodes.find(({ id }: Row) => id === stableId('ini:nh-clean'));
    expect(clean.launchedOn.period.label).toBe('2023-05-09');
    expect(clean.documents.nodes.map(({ kind }: Row) => kind).sort()).toEqual([
      'DECISION',
      'PLAN',
      'RESOLUTION',
    ]);
    const [signed] = await graph().rows(
      `select (select json_agg(json_build_array(kind, description, count) order by position) from organizations.signatories where pledge_id = $1) as signatories,
         (select json_agg(title order by id) from campaigns.tasks k join tree t on t.unit_id = k.locality_id where t.top = '16732') as tasks,
         (select json_agg(json_build_array(periodicity, to_char(period_to, 'YYYY-"Q"Q'), due_on, status) order by period_to desc) from campaigns.reports r
            join tree t on t.unit_id = r.locality_id where t.top = '16732' and status in ('EXPECTED', 'DRAFT', 'RETURNED')) as owed`,
      stableId('pledge:nghi-huong-2023-05-09'),
    );
    const launch = card.pledges.nodes.find(({ id }: Row) => id === stableId('pledge:nghi-huong-2023-05-09'));
    expect(
      launch.signatories.nodes.map(({ kind, description, count }: Row) => [kind, description, count.value]),
    ).toEqual(signed.signatories);
    const tasks = wards.nodes[0].campaigns.nodes.flatMap(({ tasks: some }: Row) => some.nodes);
    expect(tasks.map(({ title }: Row) => title).sort()).toEqual(signed.tasks.sort());
    expect(
      wards.nodes[0].reportsOwed.nodes.map(({ periodicity, period, dueOn, status }: Row) => [
        periodicity,
        period.label,
        dueOn,
        status,
      ]),
    ).toEqual(signed.owed);
  });

  test('question 5 shows the card of a ward to its district and its province, and not to another ward', async () => {
    const { viewerLocality } = await graph().ask('ward-view', NGHI_HUONG);
    const variables = { byId: true, wardId: viewerLocality.id };
    for (const above of [CUA_LO, NGHE_AN]) {
      const { locality } = await graph().ask('ward-view', above, variables);
      expect(locality.campaigns).toEqual(viewerLocality.campaigns);
    }
    const sibling = { ...NGHI_HUONG, unit: '16729' };
    expect((await graph().ask('ward-view', sibling, variables)).locality).toBeNull();
    expect((await graph().ask('ward-programme', sibling, { wardId: viewerLocality.id })).wards.nodes).toEqual(
      [],
    );
  });
}
