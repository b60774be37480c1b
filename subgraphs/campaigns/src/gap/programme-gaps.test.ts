/** Plans without a launch, launches told to other subgraphs, and pledges without outreach, against SQL of their own. */
import { gapsId, packSteps, unpackSteps } from '@diaban/shared/graphql/programme-gaps-code';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitOf } from '../testing/unit-of.js';
import { packedLaunches } from './programme-gaps.rules.js';

const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');
const DAY = '2024-06-30';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

interface Gap {
  missing: string;
  since: string;
  days: { value: number; provenance: string; period: { label: string } };
  registerComplete: boolean;
  locality: { id: string };
  campaign: { id: string } | null;
}
const PAGE = `nodes { missing since days { value provenance period { label } } registerComplete locality { id } campaign { id } }
  pageInfo { endCursor hasNextPage }`;

const shown = ({ campaign, locality, since, days }: Gap) => ({
  id: campaign?.id ?? null,
  unit: locality.id,
  since,
  days: days.value,
});

const rowsOf = async (sql: string, ...values: unknown[]) => (await campaigns.admin.query(sql, values)).rows;

/** Campaigns of the unit with the code `$1` and of those below it. */
const MINE = `select c.*, 'u' || c.locality_id as unit from campaigns.campaigns c join app.unit_directory u on u.unit_id = c.locality_id
  where starts_with(u.skey, (select skey from app.unit_directory where code = $1))`;

describe('plans without a launch', () => {
  const plans = (code: string, kinds: string[] | null = null, day = DAY) =>
    rowsOf(
      `with mine as (${MINE}), planned as (
         select id, unit, kind, launched_on, campaigns.last_day(coalesce(planned_on, launched_on, known_by::text)) as day from mine)
       select id, unit, day::text as since, $2::date - day as days from planned
       where day <= $2 and coalesce(launched_on, '9999') > $2::date::text and ($3::text[] is null or kind = any($3)) order by day, id`,
      code,
      day,
      kinds,
    );
  const ask = async (as = NGHE_AN, variables: object = {}) => {
    const answer = await campaigns.run(
      `query ($asOf: Date!, $under: ID, $kinds: [CampaignKind!], $first: Int! = 500, $after: String) {
        programmeGaps(asOf: $asOf, underId: $under, campaignKinds: $kinds) { plannedNotLaunched(first: $first, after: $after) { ${PAGE} } } }`,
      { as, variables: { asOf: DAY, ...variables } },
    );
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    const { nodes, pageInfo } = answer.data.programmeGaps.plannedNotLaunched;
    return { nodes: nodes as Gap[], pageInfo, statements: answer.statements };
  };

  test('are those that SQL finds, page by page, for two statements: the list and its campaigns', async () => {
    const expected = await plans('40');
    expect(expected.length).toBeGreaterThan(40);
    const found: Gap[] = [];
    for (let after: string | null = null; ; ) {
      const page = await ask(NGHE_AN, { first: 17, after });
      expect(page.statements).toBe(2);
      found.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(found.map(shown)).toEqual(expected);
    expect(new Set(found.map(({ missing }) => missing))).toEqual(new Set(['LAUNCH']));
    expect(found[0]).toMatchObject({
      registerComplete: true,
      days: { period: { label: `${found[0]!.since}/${DAY}` } },
    });
  });

  test('are those of a kind, of a unit, of a viewer, and none of the district beside', async () => {
    const kinds = ['DRUG_CLEAN'];
    const some = await plans('40', kinds);
    expect((await ask(NGHE_AN, { kinds })).nodes.map(shown)).toEqual(some);
    expect(some.length).toBeLessThan((await plans('40')).length);
    const [under, own] = [await unitOf(campaigns, '412'), await plans('412', null, '2023-06-30')];
    const asOf = '2023-06-30';
    expect(own.length).toBeGreaterThan(0);
    expect((await ask(NGHE_AN, { under, asOf })).nodes.map(shown)).toEqual(own);
    expect((await ask(viewer('district', '412'), { asOf })).nodes.map(shown)).toEqual(own);
    expect((await ask(CUA_LO, { under, asOf })).nodes).toEqual([]);
  });

  test('past the time for which the register is complete are on record, and no more than that', async () => {
    const { nodes } = await ask(NGHE_AN, { asOf: '2025-12-31' });
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.filter(({ registerComplete }) => registerComplete)).toEqual([]);
  });
});

describe('launches, for the subgraphs among themselves,', () => {
  test('are those under way, in scope, for one statement', async () => {
    const ask = async (as: typeof NGHE_AN, under: string | null = null) => {
      const { data, statements } = await campaigns.run(
        `query ($under: ID) { programmeGaps(asOf: "${DAY}", underId: $under) { launches } }`,
        { as, variables: { under } },
      );
      expect(statements).toBe(1);
      const { campaignIds, unitIds, on, synthetic } = unpackSteps(data.programmeGaps.launches)!;
      return campaignIds
        .map((id, at) => ({ id, unit: `u${unitIds[at]}`, on: on[at], synthetic: synthetic[at] }))
        .sort((a, b) => (a.id! < b.id! ? -1 : 1));
    };
    const expected = (code: string) =>
      rowsOf(
        `select id, unit, campaigns.last_day(launched_on)::text as on, provenance = 'SYNTHETIC' as synthetic from (${MINE}) mine
         where campaigns.last_day(launched_on) <= $2 and coalesce(concluded_on, '9999') > $2::date::text order by id::text`,
        code,
        DAY,
      );
    expect(await ask(NGHE_AN)).toEqual(await expected('40'));
    const cuaLo = await expected('413');
    expect(await ask(CUA_LO)).toEqual(cuaLo);
    expect(await ask(NGHE_AN, await unitOf(campaigns, '413'))).toEqual(cuaLo);
    expect(await ask(CUA_LO, await unitOf(campaigns, '414'))).toEqual([]);
    expect(cuaLo.length).toBeGreaterThan(3);
  });

  test('are refused where there are more than an answer may hold, never cut', () => {
    const launch = { unitId: 1, on: '2024-01-01', synthetic: true, campaignId: null };
    expect(unpackSteps(packedLaunches(Array(50_000).fill(launch)))?.on).toHaveLength(50_000);
    expect(() => packedLaunches(Array(50_001).fill(launch))).toThrow('more than 50000 launches');
  });
});

describe('pledges without outreach', () => {
  const id = (days = 90) => gapsId({ asOf: DAY, unitId: null, days, campaignKinds: null });
  /** As if each ward of the unit had signed on a day of its own. */
  const pledged = async (code: string) => {
    const wards = await rowsOf(
      `select u.unit_id as "unitId" from app.unit_directory u where u.level = 'WARD'
         and starts_with(u.skey, (select skey from app.unit_directory where code = $1)) order by u.skey`,
      code,
    );
    return wards.map(({ unitId }, at) => ({
      unitId: unitId as number,
      on: `2024-${String((at % 6) + 1).padStart(2, '0')}-15`,
      synthetic: at % 2 === 0,
      campaignId: null,
    }));
  };
  type Steps = Awaited<ReturnType<typeof pledged>>;
  const expected = (steps: Steps, days: number) =>
    rowsOf(
      `with signed as materialized (
         select s.*, u.skey from json_to_recordset($1::json) as s ("unitId" int, "on" date) join app.unit_directory u on u.unit_id = s."unitId"),
       days as materialized (
         select u.skey, max(a.held_on)::date as last from campaigns.activities a join app.unit_directory u on u.unit_id = a.locality_id
         where length(a.held_on) = 10 and a.held_on <= $2::date::text and a.format not in ('CEREMONY', 'WORKING_SESSION', 'INTERIM_REVIEW') group by 1),
       held as materialized (
         select s."unitId", s."on", (select max(last) from days where starts_with(days.skey, s.skey)) as last from signed s)
       select null as id, 'u' || "unitId" as unit, greatest("on", last)::text as since, $2::date - greatest("on", last) as days from held
       where coalesce(last <= $2::date - $3::int, true) order by greatest("on", last), "unitId"`,
      JSON.stringify(steps),
      DAY,
      days,
    );
  const ask = async (firstPledges: string, { days = 90, page = 'first: 500', as = NGHE_AN } = {}) => {
    const { data, errors, statements } = await campaigns.entities(
      [{ __typename: 'ProgrammeGaps', id: id(days), firstPledges }],
      `... on ProgrammeGaps { pledgedNoOutreach(${page}) { ${PAGE} } }`,
      as,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    const [found] = data!._entities as ({
      pledgedNoOutreach: { nodes: Gap[]; pageInfo: { endCursor: string } };
    } | null)[];
    return { found, statements };
  };

  test.each([30, 90, 200])('for %s days are those that SQL finds, for one statement', async (days) => {
    const steps = await pledged('40');
    const all = await expected(steps, days);
    const { found, statements } = await ask(packSteps(steps), { days });
    const { nodes } = found!.pledgedNoOutreach;
    expect(nodes.map(shown)).toEqual(all);
    expect(statements).toBe(1);
    expect(all.length).toBeGreaterThan(5);
    expect(all.length).toBeLessThan(steps.length);
    expect(new Set(nodes.map(({ missing }) => missing))).toEqual(new Set(['OUTREACH']));
    expect(new Set(nodes.map(({ registerComplete }) => registerComplete))).toEqual(new Set([true]));
    expect(new Set(nodes.map((node) => node.days.provenance))).toEqual(new Set(['SYNTHETIC', 'COMPUTED']));
  });

  test('go on at their cursor', async () => {
    const steps = await pledged('40');
    const first = (await ask(packSteps(steps), { page: 'first: 5' })).found!.pledgedNoOutreach;
    const after = first.pageInfo.endCursor;
    const second = (await ask(packSteps(steps), { page: `first: 5, after: "${after}"` })).found!;
    const all = await expected(steps, 90);
    expect([...first.nodes, ...second.pledgedNoOutreach.nodes].map(shown)).toEqual(all.slice(0, 10));
  });

  test.each([
    ['planned-not-launched', '2024-01-01', 7],
    ['pledged-no-outreach', '2024-01-01', 3_000_000_000],
    ['pledged-no-outreach', '2024-01-41', 7],
    ['pledged-no-outreach', '2024-01-01', null],
  ])('are refused with the cursor %j %j %j', async (...position) => {
    const after = Buffer.from(JSON.stringify(position)).toString('base64url');
    await expect(ask('', { page: `first: 5, after: "${after}"` })).rejects.toThrow('"field":"after"');
  });

  test('are told of units in scope alone, whatever units are named: not of the district beside', async () => {
    const [own, beside] = [await pledged('413'), await pledged('414')];
    const { found } = await ask(packSteps([...own, ...beside]), { days: 1, as: CUA_LO });
    const all = await expected(own, 1);
    expect(all.length).toBeGreaterThan(0);
    expect(found!.pledgedNoOutreach.nodes.map(shown)).toEqual(all);
  });
});

describe('as a reference', () => {
  const known = gapsId({ asOf: DAY, unitId: null, days: 90, campaignKinds: null });
  test.each([
    ['a malformed id', { id: 'x' }],
    ['pledges that are none', { id: known, firstPledges: 'x' }],
    ['pledges that did not come', { id: known, firstPledges: null }],
  ])('%s is null and costs nothing', async (_what, fields) => {
    const { data, errors, statements } = await campaigns.entities(
      [{ __typename: 'ProgrammeGaps', ...fields }],
      '... on ProgrammeGaps { id }',
      NGHE_AN,
    );
    expect([errors, data?._entities, statements]).toEqual([undefined, [null], 0]);
  });
});

test.each([
  ['programmeGaps(days: 0)', '', 'days'],
  ['programmeGaps(days: 3651)', '', 'days'],
  ['programmeGaps(underId: "412")', '', 'underId'],
  ['programmeGaps(campaignKinds: [])', '', 'campaignKinds'],
  ['programmeGaps', '(after: "x")', 'after'],
])('%s { plannedNotLaunched%s } is refused, naming %s', async (root, page, field) => {
  const query = `{ ${root} { plannedNotLaunched${page} { nodes { since } } } }`;
  const { errors } = await campaigns.run(query, { as: NGHE_AN });
  expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
});
