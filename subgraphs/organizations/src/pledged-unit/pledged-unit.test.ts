/** Which units and campaigns have a pledge by a day: what the graph needs to find where the programme halts. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askReferences } from '../testing/ask.js';
import { newPledge } from '../testing/mutations.js';
import { unitIdOf } from '../testing/units.js';

const NGHE_AN = viewer('province', '40');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

interface PledgedUnit {
  locality: { id: string };
  firstSignedOn: { period: { label: string } };
}

describe('units with a pledge', () => {
  const QUERY = `query ($asOf: Date, $under: ID, $first: Int!, $after: String) { unitsWithPledge(asOf: $asOf, underId: $under, first: $first, after: $after) {
    nodes { locality { id } firstSignedOn { period { label } } } pageInfo { endCursor hasNextPage } } }`;
  const ask = async (asOf: string, as = NGHE_AN, variables: object = {}) => {
    const { data, statements } = await db.run(QUERY, { as, variables: { asOf, first: 500, ...variables } });
    const nodes: PledgedUnit[] = data.unitsWithPledge.nodes;
    return {
      found: nodes.map(({ locality, firstSignedOn }) => [locality.id, firstSignedOn.period.label]),
      pageInfo: data.unitsWithPledge.pageInfo,
      statements,
    };
  };
  /** Unit by unit, from the days of each of its pledges. */
  const expected = async (code: string, asOf: string) => {
    const { rows } = await db.admin.query<{ id: number; days: string[]; forced: boolean }>(
      `select 'u' || u.unit_id as id, p.first, p.forced from app.placed_units top join app.placed_units u on starts_with(u.skey, top.skey)
       cross join lateral (
         select min(signed_on) as first, bool_or(coalesce(valid_until, '9999-12-31') >= $2 and coalesce(renewed_on, '9999-12-31') > $2) as forced
         from organizations.pledges where locality_id = u.unit_id and signed_to <= $2 and coalesce(withdrawn_on, '9999-12-31') > $2) p
       where top.code = $1 and p.forced order by u.skey`,
      [code, asOf],
    );
    return rows.map((row) => [row.id, (row as unknown as { first: string }).first]);
  };

  test.each(['2022-01-01', '2023-12-31', '2025-06-30'])('are what the database says on %s', async (asOf) => {
    const { found, statements } = await ask(asOf);
    const all = await expected('40', asOf);
    expect(found).toEqual(all);
    expect(statements).toBe(1);
  });

  test('come page by page, and for a part of the scope', async () => {
    const first = await ask('2025-06-30', NGHE_AN, { first: 7 });
    const after = first.pageInfo.endCursor;
    const second = await ask('2025-06-30', NGHE_AN, { first: 7, after });
    expect([...first.found, ...second.found]).toEqual((await expected('40', '2025-06-30')).slice(0, 14));
    const under = await unitIdOf(db, '413');
    expect((await ask('2025-06-30', NGHE_AN, { under })).found).toEqual(await expected('413', '2025-06-30'));
  });

  test('are those in scope: none of the district beside, whose name is asked in vain', async () => {
    const as = viewer('district', '413');
    expect((await ask('2025-06-30', as)).found).toEqual(await expected('413', '2025-06-30'));
    expect((await ask('2025-06-30', as, { under: await unitIdOf(db, '414') })).found).toEqual([]);
  });

  test.each([
    [{ after: 'x' }, 'after'],
    [{ under: '413' }, 'underId'],
    [{ first: 0 }, 'first'],
  ])('asked with %j is refused', async (variables, field) => {
    const { errors } = await db.run(QUERY, { as: NGHE_AN, variables: { first: 5, ...variables } });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
  });
});

describe('a campaign', () => {
  type Found = { hasPledge: boolean; pledgedOn: { period: { label: string } } | null };
  const ask = async (ids: string[], asOf: string, as = NGHE_AN) =>
    askReferences<Found>(
      db,
      'Campaign',
      ids,
      `{ hasPledge(asOf: "${asOf}") pledgedOn(asOf: "${asOf}") { period { label } } }`,
      as,
    );
  const NO = { hasPledge: false, pledgedOn: null };
  const since = (label: string) => ({ hasPledge: true, pledgedOn: { period: { label } } });

  test('has a pledge from the day on which the first was signed, for who sees it', async () => {
    const id = stableId('ini:nh-clean');
    const ward = viewer('ward', '16732');
    expect((await ask([id], '2023-05-08', ward)).entities).toEqual([NO]);
    expect((await ask([id], '2023-05-09', ward)).entities).toEqual([since('2023-05-09')]);
    expect((await ask([id], '2023-05-09', viewer('ward', '16729'))).entities).toEqual([NO]);
  });

  test('has none any more when the only one was withdrawn, and still one when it was renewed', async () => {
    const [one, two] = [stableId('test:campaign:1'), stableId('test:campaign:2')];
    await newPledge(db, '16732', null, {
      campaign_id: one,
      withdrawn_on: '2024-06-01',
      withdrawal_reason: 'x',
    });
    await newPledge(db, '16732', null, { campaign_id: two, renewed_on: '2024-06-01' });
    expect((await ask([one, two], '2024-05-31')).entities).toEqual([
      since('2024-03-01'),
      since('2024-03-01'),
    ]);
    expect((await ask([one, two], '2024-06-01')).entities).toEqual([NO, since('2024-03-01')]);
  });

  test('of 200 cost one statement, for both fields', async () => {
    const { rows } = await db.admin.query<{ id: string; first: string }>(
      `select campaign_id as id, min(signed_on) as first from organizations.pledges p
       join app.placed_units u on u.code = '40' and starts_with(p.skey, u.skey)
       where campaign_id is not null and signed_to <= '2025-06-30' and withdrawn_on is null group by 1 limit 150`,
    );
    const unknown = Array.from({ length: 50 }, (_, at) => stableId(`test:none:${at}`));
    const { entities, statements } = await ask([...rows.map(({ id }) => id), ...unknown], '2025-06-30');
    expect(entities).toEqual([...rows.map(({ first }) => since(first)), ...unknown.map(() => NO)]);
    expect(statements).toBe(1);
  });
});
