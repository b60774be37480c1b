/** The rules of key areas as the graph shows them: known thresholds with their source, unread ones not reported. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const as = viewer('ward', '16732');

test.each([
  ['2025-08-24', ['qd-28-2025']],
  ['2025-08-23', ['qd-3122-2010']],
  ['2009-12-31', []],
  [null, ['qd-28-2025', 'qd-3122-2010']],
])('on %s the versions %j are in force', async (asOf, ids) => {
  const query = 'query ($asOf: Date) { keyAreaRules(asOf: $asOf) { id } }';
  const { data, statements } = await campaigns.run(query, { as, variables: { asOf } });
  expect(data.keyAreaRules.map(({ id }: { id: string }) => id)).toEqual(ids);
  expect(statements).toBe(0);
});

test('type II of QĐ 28/2025 has three known bounds; the unread ones are not reported, never 0', async () => {
  const query = `{ keyAreaRules(asOf: "2025-09-01") { decision decidedOn { period { label } } replacedOn classes { areaClass needed { value status }
    isComplete criteria { code anyOf { indicator atLeast { value status provenance source } } } } } }`;
  const { data } = await campaigns.run(query, { as });
  const [set] = data.keyAreaRules;
  expect(set).toMatchObject({ decision: 'Quyết định 28/2025/QĐ-TTg', replacedOn: null });
  const second = set.classes[1];
  expect(second).toMatchObject({ areaClass: 'TYPE_II', needed: { value: 3, status: 'REPORTED' } });
  type Threshold = {
    indicator: string;
    atLeast: { value: number | null; status: string; provenance: string };
  };
  const bounds = second.criteria.flatMap(({ anyOf }: { anyOf: Threshold[] }) => anyOf);
  expect(
    bounds.map(({ indicator, atLeast }: Threshold) => [indicator, atLeast.value, atLeast.status]),
  ).toEqual([
    ['PEOPLE_WITH_FILES_SHARE', null, 'NOT_REPORTED'],
    ['HARBOURING_PLACES', 1, 'REPORTED'],
    ['OFFENDERS_ARRESTED_SHARE', 0.05, 'REPORTED'],
    ['PLANTS', null, 'NOT_REPORTED'],
    ['PLANTED_AREA', 125, 'REPORTED'],
    ['CRITERIA_ON_KEY_ROUTE', null, 'NOT_REPORTED'],
  ]);
  for (const { atLeast } of bounds) expect(atLeast.provenance).toBe('PUBLISHED');
  expect(set.classes.at(-1)).toMatchObject({
    areaClass: 'DRUG_FREE',
    needed: { value: null },
    isComplete: false,
    criteria: [],
  });
});
