/** Every entity as the gateway refers to it: 200 references in one statement, null for what is missing, malformed or out of scope. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

const TABLES = {
  Campaign: 'campaigns',
  CriteriaAssessment: 'criteria_assessments',
  Document: 'documents',
  Activity: 'activities',
  ReportingObligation: 'reporting_obligations',
} as const;

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => campaigns.stop());

const idsUnder = async (table: string, code: string): Promise<string[]> =>
  (
    await campaigns.admin.query<{ id: string }>(
      `select t.id from campaigns.${table} t join app.unit_directory u on u.unit_id = t.locality_id
       where starts_with(u.skey, (select p.skey from app.unit_directory p where p.code = $1)) order by t.id limit 200`,
      [code],
    )
  ).rows.map(({ id }) => id);

describe.each(Object.entries(TABLES))('%s', (type, table) => {
  const refer = (ids: string[], unit: string) =>
    campaigns.entities(
      ids.map((id) => ({ __typename: type, id })),
      `... on ${type} { id provenance }`,
      viewer('province', unit),
    );

  test('answers up to 200 references in one statement, in their order', async () => {
    const ids = await idsUnder(table, '40');
    const { data, statements } = await refer(ids, '40');
    expect(data?._entities.map((entity) => (entity as { id: string }).id)).toEqual(ids);
    expect(ids.length).toBeGreaterThan(5);
    expect(statements).toBe(1);
  });

  test('is null for what is unknown, malformed or of another province', async () => {
    const [foreign] = await idsUnder(table, '38');
    const { data, errors } = await refer(
      ['01234567-89ab-8def-8123-456789abcdef', 'nonsense', foreign!],
      '40',
    );
    expect(errors).toBeUndefined();
    expect(data?._entities).toEqual([null, null, null]);
    expect((await refer([foreign!], '38')).data?._entities).toMatchObject([{ id: foreign }]);
  });
});

test('a unit that is unknown, malformed or out of scope is null, and 200 units cost one statement', async () => {
  const { rows } = await campaigns.admin.query<{ id: string }>(
    `select 'u' || unit_id as id from app.unit_directory where starts_with(skey, (select skey from app.unit_directory where code = '40')) order by skey limit 200`,
  );
  const refer = (ids: string[], unit: string) =>
    campaigns.entities(
      ids.map((id) => ({ __typename: 'Locality', id })),
      '... on Locality { id }',
      viewer('province', unit),
    );
  const known = await refer(
    rows.map(({ id }) => id),
    '40',
  );
  expect(known.data?._entities).toEqual(rows);
  expect(known.statements).toBe(1);
  expect((await refer([rows[0]!.id, 'u9999999', '413', 'u0'], '42')).data?._entities).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
