/** Lists of reports: under many units at once, filtered, paged, and kept to the scope. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askUnits, UNDER } from '../testing/ask-units.js';
import { unitOf } from '../testing/unit-of.js';

let sample: TestSubgraph;
beforeAll(async () => {
  sample = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => sample.stop());

const NGHE_AN = viewer('province', '40');

test('reports of 200 wards cost one statement, and go on at their cursors', async () => {
  const { rows } = await sample.admin.query(
    `select u.code from app.unit_directory u where u.level = 'WARD' and ${UNDER} order by u.code limit 200`,
    ['40'],
  );
  const ask = (codes: string[], args: string) =>
    askUnits(
      sample,
      codes,
      `reports(${args}) { nodes { period { label } status } pageInfo { endCursor hasNextPage } }`,
      NGHE_AN,
    );
  const { units, statements } = await ask(
    rows.map(({ code }) => code),
    'first: 3, filter: { from: "2024-01", to: "2024-12" }',
  );
  expect(statements).toBe(2);
  for (const { reports } of units)
    expect(reports.nodes.map(({ period }: { period: { label: string } }) => period.label)).toEqual([
      '2024-Q4',
      '2024-Q3',
      '2024-Q2',
    ]);
  const rest = await ask(
    [rows[0].code],
    `first: 3, after: "${units[0].reports.pageInfo.endCursor}", filter: { from: "2024-01", to: "2024-12" }`,
  );
  expect(rest.units[0].reports).toMatchObject({
    nodes: [{ period: { label: '2024-Q1' } }],
    pageInfo: { hasNextPage: false },
  });
});

test('200 reports with obligation, campaign, figures and corrections cost five statements', async () => {
  const ask = (first: number) =>
    sample.run(
      `{ reports(first: ${first}) { nodes { status obligation { campaign { title } } figures { value { value } } corrections(first: 2) { nodes { reason } } } } }`,
      { as: viewer('province', '42') },
    );
  const [many, few] = [await ask(200), await ask(5)];
  expect(many.data.reports.nodes).toHaveLength(200);
  expect(many.statements).toBeLessThanOrEqual(5);
  expect(few.statements).toBeLessThanOrEqual(many.statements);
});

test('up to 200 references cost one statement; those of other units, unknown or malformed are null', async () => {
  const ids = async (code: string, limit: number): Promise<string[]> =>
    (
      await sample.admin.query(
        `select r.id from campaigns.reports r join app.unit_directory u on u.unit_id = r.locality_id where ${UNDER} order by r.id limit ${limit}`,
        [code],
      )
    ).rows.map(({ id }) => id);
  const [inside, outside] = [await ids('413', 150), await ids('412', 48)];
  const answer = await sample.entities(
    [...inside, ...outside, 'nonsense', '01234567-89ab-8def-8123-456789abcdef'].map((id) => ({
      __typename: 'Report',
      id,
    })),
    '... on Report { id }',
    viewer('district', '413'),
  );
  expect(answer.data?._entities).toEqual([...inside.map((id) => ({ id })), ...Array(50).fill(null)]);
  expect(inside.length).toBeGreaterThan(100);
  expect(answer.statements).toBe(1);
});

describe('the list of reports is', () => {
  const count = async (filter: string, as = NGHE_AN) => {
    const { data, errors } = await sample.run(
      `{ reports(first: 500, filter: { ${filter} }) { nodes { status locality { id } late } } }`,
      { as },
    );
    expect(errors).toBeUndefined();
    return data.reports.nodes;
  };

  test('filtered by unit, state, months and lateness', async () => {
    const cuaLo = await unitOf(sample, '413');
    const { rows } = await sample.admin.query(
      `select count(*)::int as n from campaigns.reports r join app.unit_directory u on u.unit_id = r.locality_id
       where ${UNDER} and r.status = 'APPROVED' and r.period_from >= '2024-01-01' and r.period_to <= '2024-12-31'`,
      ['413'],
    );
    expect(rows[0].n).toBeGreaterThan(10);
    expect(
      await count(`localityId: "${cuaLo}", statuses: [APPROVED], from: "2024-01", to: "2024-12"`),
    ).toHaveLength(rows[0].n);
    const late = await count(`localityId: "${cuaLo}", late: true`);
    expect(late.every((one: { late: boolean }) => one.late)).toBe(true);
  });

  test('kept to the scope: a district sees its own and its wards’, no sibling’s', async () => {
    const own = await count('', viewer('district', '413'));
    const { rows } = await sample.admin.query(
      `select array_agg('u' || u.unit_id) as ids from app.unit_directory u where ${UNDER}`,
      ['413'],
    );
    expect(own.length).toBeGreaterThan(50);
    for (const { locality } of own) expect(rows[0].ids).toContain(locality.id);
    expect(await count('', viewer('ward', '18115'))).toEqual([]);
  });

  test.each([
    ['from: "2024-05", to: "2024-04"', 'from'],
    ['statuses: []', 'statuses'],
    ['localityId: "413"', 'localityId'],
    ['obligationId: "x"', 'obligationId'],
  ])('refuses %s and names it', async (filter, field) => {
    const { errors } = await sample.run(`{ reports(filter: { ${filter} }) { nodes { id } } }`, {
      as: NGHE_AN,
    });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
  });
});
