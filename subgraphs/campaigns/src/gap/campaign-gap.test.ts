/** Gaps of campaigns against SQL of its own, page by page, for whom. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitOf } from '../testing/unit-of.js';

const NGHE_AN = viewer('province', '40');
const DAY = '2024-06-30';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

/** What each kind means, said once more in other words. Dates of the sample are days. */
const RUNNING = `launched_on <= $2 and coalesce(concluded_on, '9999') > $2`;
const SINCE = {
  LAUNCHED_NO_OUTREACH: `case when ${RUNNING} then greatest(launched_on::date, last_outreach) end`,
  LAUNCHED_NO_ASSESSMENT: `case when ${RUNNING} and assessed is null then launched_on::date end`,
};

const expected = async (kind: keyof typeof SINCE, days: number, code: string) => {
  const { rows } = await campaigns.admin.query(
    `with mine as materialized (
       select c.*, u.skey as key from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id
       where starts_with(u.skey, (select skey from app.unit_directory where code = $1)) and c.provenance = 'SYNTHETIC'),
     held as materialized (
       select h.skey as key, max(a.held_on)::date as day from campaigns.activities a join app.unit_directory h on h.unit_id = a.locality_id
       where a.held_on <= $2 and length(a.held_on) = 10 and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW') group by 1),
     known as materialized (
       select id, launched_on, concluded_on,
         (select max(day) from held where starts_with(held.key, mine.key)) as last_outreach,
         (select max(s.assessed_on) from campaigns.criteria_assessments s
          where s.campaign_id = mine.id and s.assessed_on between mine.launched_on and $2) as assessed
       from mine),
     gaps as materialized (select id, ${SINCE[kind]} as since from known)
     select id, since::text, $2::date - since as days from gaps where $2::date - since >= $3::int order by since, id`,
    [code, DAY, days],
  );
  return rows;
};

interface Gap {
  campaign: { id: string; provenance: string };
  since: string;
  days: { value: number };
  locality: { id: string };
}
const LIST = `query ($kind: CampaignGapKind!, $days: Int!, $under: ID, $first: Int!, $after: String) {
  campaignGaps(kind: $kind, asOf: "${DAY}", days: $days, underId: $under, first: $first, after: $after) {
    nodes { kind since days { value } locality { id } campaign { id provenance } } pageInfo { endCursor hasNextPage } } }`;

const all = async (kind: string, days: number, as = NGHE_AN, under: string | null = null) => {
  const found: Gap[] = [];
  let after: string | null = null;
  do {
    const variables = { kind, days, under, first: 40, after };
    const answer = await campaigns.run(LIST, { as, variables });
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const page: { nodes: Gap[]; pageInfo: { endCursor: string; hasNextPage: boolean } } =
      answer.data.campaignGaps;
    expect(answer.statements).toBeLessThanOrEqual(2);
    found.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return found
    .filter(({ campaign }) => campaign.provenance === 'SYNTHETIC')
    .map(({ campaign, since, days: { value } }) => ({ id: campaign.id, since, days: value }));
};

describe('campaigns with a gap', () => {
  test.each([
    ['LAUNCHED_NO_OUTREACH', 90],
    ['LAUNCHED_NO_OUTREACH', 200],
    ['LAUNCHED_NO_ASSESSMENT', 1],
  ] as const)('%s for %s days are those that SQL finds, the longest first', async (kind, days) => {
    const rows = await expected(kind, days, '40');
    expect(await all(kind, days)).toEqual(rows);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('are asked for a unit, and no sibling sees them', async () => {
    const under = await unitOf(campaigns, '412');
    const rows = await expected('LAUNCHED_NO_OUTREACH', 30, '412');
    expect(rows.length).toBeGreaterThan(0);
    expect(await all('LAUNCHED_NO_OUTREACH', 30, NGHE_AN, under)).toEqual(rows);
    expect(await all('LAUNCHED_NO_OUTREACH', 30, viewer('district', '412'))).toEqual(rows);
    expect(await all('LAUNCHED_NO_OUTREACH', 30, viewer('district', '413'), under)).toEqual([]);
  });

  test('launched by a day are listed with their units', async () => {
    const query = `{ campaigns(first: 500, filter: { stages: [LAUNCHED], stagesOn: "${DAY}", levels: [WARD] }) { nodes { id locality { id } } } }`;
    const { data, statements } = await campaigns.run(query, { as: NGHE_AN });
    const { rows } = await campaigns.admin.query(
      `select c.id, 'u' || c.locality_id as unit from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id
       where starts_with(u.skey, (select skey from app.unit_directory where code = '40')) and c.level = 'WARD'
         and c.launched_on <= $1 and coalesce(c.concluded_on, '9999') > $1 order by c.listed_on desc, c.id desc`,
      [DAY],
    );
    const found = data.campaigns.nodes.map(({ id, locality }: Gap['campaign'] & Gap) => ({
      id,
      unit: locality.id,
    }));
    expect(found).toEqual(rows);
    expect(statements).toBe(1);
  });

  test.each([
    ['days: 0', 'days'],
    ['underId: "412"', 'underId'],
    ['campaignKinds: []', 'campaignKinds'],
    ['after: "x"', 'after'],
  ])('refuses %s, naming the argument', async (args, field) => {
    const query = `{ campaignGaps(kind: LAUNCHED_NO_OUTREACH, ${args}) { nodes { since } } }`;
    const { errors } = await campaigns.run(query, { as: NGHE_AN });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
  });
});
