/** Proves that the graph says of cases what the seed texts say, no more and no less, and says it to those in scope only. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { entitiesIn, unitOf } from '../testing/units.js';

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_seeds');
});
afterAll(() => cases.stop());

const everything = viewer('analyst', 'VN');
const FIGURE = `{ nodes {
  id locality { id } possiblyLocality { id } period { from to label } periodInferred offences handledBy { id } note source provenance
  cases { value status provenance source period { label } } subjects { value status band provenance } } }`;
const SON_LU = stableId('figure:son-lu-2023-2024');
const PHAN_RANG = stableId('figure:phan-rang-thap-cham-2021-2024');

/** The figure of a unit, by a path such as `subjects.value`. */
async function said(code: string, path: string): Promise<unknown> {
  const { reference } = await unitOf(cases, code);
  const answer = await cases.entities(
    [reference],
    `... on Locality { publishedCaseFigures ${FIGURE} }`,
    everything,
  );
  expect(answer.statements).toBe(2);
  const [unit] = entitiesIn<{ publishedCaseFigures: { nodes: object[] } }>(answer);
  expect(unit!.publishedCaseFigures.nodes).toHaveLength(1);
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | null)?.[key],
      unit!.publishedCaseFigures.nodes[0],
    );
}

describe('the seed texts say of cases', () => {
  test.each([
    ['F025', '15016', 'cases.value', 3],
    ['F025', '15016', 'cases.status', 'REPORTED'],
    ['F025', '15016', 'cases.provenance', 'PUBLISHED'],
    ['F025', '15016', 'cases.source', 'Seed text 001, public news, 2024-04'],
    ['F025', '15016', 'period.from', '2023-01-01'],
    ['F025', '15016', 'period.to', '2024-04-30'],
    ['F025', '15016', 'periodInferred', false],
    ['F026', '15016', 'subjects.value', 6],
    ['F027', '15016', 'offences', ['TRAFFICKING', 'POSSESSION']],
    ['F029', '15016', 'handledBy', [{ id: stableId('org:ca-son-lu') }, { id: stableId('org:ca-quan-son') }]],
    ['F084', '582', 'cases.value', null],
    ['F084', '582', 'cases.status', 'NOT_REPORTED'],
    ['F084', '582', 'subjects.value', null],
    ['F084', '582', 'subjects.status', 'NOT_REPORTED'],
    ['F084', '582', 'possiblyLocality', null],
    ['F084', '582', 'offences', []],
    ['F082', '582', 'period.label', '2021/2024-04'],
    ['F082', '582', 'periodInferred', true],
  ])('%s: in unit %s %s is %j', async (_fact, code, path, value) => {
    expect(await said(code, path)).toEqual(value);
  });

  test('F028: it may be khu phố Sỏi that the figure of Sơn Lư is about', async () => {
    const soi = await unitOf(cases, 'seed:khu-pho-soi');
    const sonLu = await unitOf(cases, '15016');
    expect(await said('15016', 'possiblyLocality.id')).toBe(soi.reference.id);
    expect(await said('15016', 'locality.id')).toBe(sonLu.reference.id);
  });
});

describe('published figures', () => {
  const list = async (as: ReturnType<typeof viewer>) => {
    const answer = await cases.run('{ publishedCaseFigures { nodes { id } } }', { as });
    expect(answer.statements).toBe(1);
    return answer.data.publishedCaseFigures.nodes.map(({ id }: { id: string }) => id).sort();
  };

  test('are seen in their scope only', async () => {
    expect(await list(everything)).toEqual([SON_LU, PHAN_RANG].sort());
    expect(await list(viewer('province', '38'))).toEqual([SON_LU]);
    expect(await list(viewer('district', '387'))).toEqual([SON_LU]);
    expect(await list(viewer('ward', '15016'))).toEqual([SON_LU]);
    expect(await list(viewer('district', '388'))).toEqual([]);
    expect(await list(viewer('district', '582'))).toEqual([PHAN_RANG]);
  });

  test('are entities, null where out of scope', async () => {
    const references = [SON_LU, PHAN_RANG].map((id) => ({ __typename: 'PublishedCaseFigure', id }));
    const answer = await cases.entities(
      references,
      '... on PublishedCaseFigure { id }',
      viewer('district', '387'),
    );
    expect([answer.data?._entities, answer.statements]).toEqual([[{ id: SON_LU }, null], 1]);
  });

  test('show small counts of persons, because they are public', async () => {
    await cases.admin.query('update cases.published_case_figures set subjects = 2 where id = $1', [SON_LU]);
    expect(await said('15016', 'subjects')).toEqual({
      value: 2,
      status: 'REPORTED',
      band: null,
      provenance: 'PUBLISHED',
    });
  });

  test('page by period and id', async () => {
    const page = async (after: string | null) =>
      (
        await cases.run(
          'query ($after: String) { publishedCaseFigures(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }',
          { as: everything, variables: { after } },
        )
      ).data.publishedCaseFigures;
    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);
    expect([first, second].map(({ nodes }) => nodes[0].id)).toEqual([SON_LU, PHAN_RANG].sort().reverse());
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

test('with the seeds alone no register is kept: nothing is zero, all is unknown, and the published 3 cases are in no statistic', async () => {
  const units = [await unitOf(cases, '15016'), await unitOf(cases, '387'), await unitOf(cases, '38')];
  const series = '(from: "2023-01", to: "2024-12", per: YEAR)';
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality {
       caseStatistics${series} { cases { value status } subjects { value status } } tipOffs${series} { tipOffs { value status } }
       rehabilitation${series} { persons { value status } } openHotspots(asOf: "2024-04-01") { count { value status } }
       cases { nodes { id } } hotspots { nodes { id } } }`,
    viewer('province', '38'),
  );
  const unknown = { value: null, status: 'NOT_REPORTED' };
  const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
  expect(answer.data?._entities).toEqual(
    times(3, {
      caseStatistics: times(2, { cases: unknown, subjects: unknown }),
      tipOffs: times(2, { tipOffs: unknown }),
      rehabilitation: times(8, { persons: unknown }),
      openHotspots: times(4, { count: unknown }),
      cases: { nodes: [] },
      hotspots: { nodes: [] },
    }),
  );
  expect(answer.statements).toBe(7);
});
