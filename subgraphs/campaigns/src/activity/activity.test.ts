/** Activities over real PostgreSQL: filters, hidden small counts, scope. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitOf } from '../testing/unit-of.js';

const NGHE_AN = viewer('province', '40');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

describe('the list of activities', () => {
  test.each([
    [
      'in one of several forms',
      '{ formats: [REHAB_CLUB, JOB_SUPPORT] }',
      `a.format in ('REHAB_CLUB', 'JOB_SUPPORT')`,
    ],
    ['for an audience', '{ audiences: [AT_RISK_YOUTH] }', `a.audience = 'AT_RISK_YOUTH'`],
    ['held in a month', '{ heldFrom: "2024-03-01", heldTo: "2024-03-31" }', `a.held_on like '2024-03-%'`],
  ])('holds those %s, the latest first, in one statement', async (_case, filter, where) => {
    const { data, statements } = await campaigns.run(
      `{ activities(first: 500, filter: ${filter}) { nodes { id } } }`,
      { as: NGHE_AN },
    );
    const { rows } = await campaigns.admin.query(
      `select a.id from campaigns.activities a join app.unit_directory u on u.unit_id = a.locality_id
       where starts_with(u.skey, (select skey from app.unit_directory where code = '40')) and ${where}
       order by a.listed_on desc, a.id desc`,
    );
    expect(data.activities.nodes).toEqual(rows);
    expect(rows.length).toBeGreaterThan(10);
    expect(statements).toBe(1);
  });

  test('of a ward is seen by its district and by no other', async () => {
    const query =
      'query ($unit: ID!) { activities(first: 100, filter: { localityId: $unit }) { nodes { locality { id } } } }';
    const unit = await unitOf(campaigns, '16732');
    const seenBy = async (role: 'ward' | 'district', code: string) =>
      (await campaigns.run(query, { as: viewer(role, code), variables: { unit } })).data.activities.nodes
        .length;
    const { rows } = await campaigns.admin.query(
      'select count(*)::int as n from campaigns.activities where locality_id = $1',
      [unit.slice(1)],
    );
    expect(await seenBy('ward', '16732')).toBe(rows[0].n);
    expect(await seenBy('district', '413')).toBe(rows[0].n);
    expect(await seenBy('district', '412')).toBe(0);
    expect(await seenBy('ward', '16729')).toBe(0);
  });

  test.each([
    ['activities(filter: { heldFrom: "2024-02-01", heldTo: "2024-01-01" }) { nodes { id } }', 'heldFrom'],
    ['activities(filter: { localityId: "x" }) { nodes { id } }', 'localityId'],
    ['activity(id: "ev:1") { id }', 'id'],
  ])('refuses %s, naming the argument', async (field, argument) => {
    const { errors } = await campaigns.run(`{ ${field} }`, { as: NGHE_AN });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: argument });
  });
});

test('a reach of 1 to 4 persons is hidden, a larger one shown, an uncounted one not reported', async () => {
  const { rows } = await campaigns.admin.query<{ id: string; reach: number | null }>(
    `(select id, reach from campaigns.activities where reach between 1 and 4 order by id limit 20)
     union all (select id, reach from campaigns.activities where reach = 5 order by id limit 5)
     union all (select id, reach from campaigns.activities where reach is null and provenance = 'SYNTHETIC' order by id limit 5)`,
  );
  const { data, statements } = await campaigns.entities(
    rows.map(({ id }) => ({ __typename: 'Activity', id })),
    '... on Activity { reach { value status band provenance } }',
    viewer('analyst', 'VN'),
  );
  const expected = rows.map(({ reach }) => {
    if (reach === null) return { value: null, status: 'NOT_REPORTED', band: null };
    return reach < 5
      ? { value: null, status: 'SUPPRESSED', band: '1-4' }
      : { value: reach, status: 'REPORTED', band: null };
  });
  expect(data?._entities).toEqual(
    expected.map((reach) => ({ reach: { ...reach, provenance: 'SYNTHETIC' } })),
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(statements).toBe(1);
});
