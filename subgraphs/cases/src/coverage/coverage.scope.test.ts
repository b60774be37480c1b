/** Proves who may know where a register is kept: those in it, those above it, and those below, whose zeros rest on it. */
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { columnInScope } from '../testing/units.js';

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

test.each([
  ['VN', ['38', '40', '42', '58']],
  ['40', ['40']],
  ['413', ['40']],
  ['16732', ['40']],
  ['38', ['38']],
  ['01', []],
])('in the scope of %s the registers of the provinces %j are known', async (code, provinces) => {
  const known = await columnInScope<string>(cases, code, 'select distinct skey from cases.register_coverage');
  const { rows } = await cases.admin.query<{ code: string }>(
    'select code from app.placed_units where skey = any($1) order by code',
    [known],
  );
  expect(rows.map((row) => row.code)).toEqual(provinces);
});

test('without a scope none is known', async () => {
  await cases.admin.query('begin');
  await cases.admin.query('set local role cases_app');
  const { rowCount } = await cases.admin.query('select from cases.register_coverage');
  await cases.admin.query('rollback');
  expect(rowCount).toBe(0);
});
