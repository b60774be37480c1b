/** Proves that the monthly sums kept by triggers equal the cases themselves after every kind of change, and stay in scope. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { wrongSums } from '../testing/keeping.js';
import { column, columnInScope, entitiesIn, unitOf } from '../testing/units.js';

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

async function compare(): Promise<{ wrong: unknown[]; sums: number }> {
  const [sums] = await column<number>(cases, 'select count(*)::int from cases.case_monthly where cases <> 0');
  return { wrong: await wrongSums(cases), sums: sums! };
}

const change = (sql: string, values: unknown[] = []) => cases.admin.query(sql, values);

test('the sums of a unit are seen in it and above it, and nowhere else', async () => {
  const visible = (code: string) =>
    columnInScope(cases, code, 'select distinct length(skey) from cases.case_monthly order by 1');
  expect(await visible('VN')).toEqual([5, 10, 15]);
  expect(await visible('40')).toEqual([10, 15]);
  expect(await visible('413')).toEqual([15]);
  expect(await visible('16732')).toEqual([]);
});

describe('the monthly sums equal the cases', () => {
  test('of the sample', async () => {
    const { wrong, sums } = await compare();
    expect(wrong).toEqual([]);
    expect(sums).toBeGreaterThan(1_000);
  });

  test('after cases are added, also by others than the sample and without a number of subjects', async () => {
    const { unitId } = await unitOf(cases, '16732');
    await change(
      `insert into cases.police_cases (locality_id, occurred_on, offence, case_kind, reported_on, subject_count, provenance, source)
       select $1, date '2024-01-31' + n, 'TRANSPORT', 'CASE', '2024-12-31', nullif(n, 3), 'REGISTERED', 'test' from generate_series(0, 9) n`,
      [unitId],
    );
    expect((await compare()).wrong).toEqual([]);
  });

  test('after their day, offence, subjects or stage change', async () => {
    await change(
      `update cases.police_cases set occurred_on = occurred_on - 45, subject_count = case when subject_count > 1 then subject_count + 1 end
       where offence = 'POSSESSION' and extract(month from occurred_on) = 3`,
    );
    await change(
      `update cases.police_cases set offence = 'TRAFFICKING' where offence = 'TRANSPORT' and subject_count = 2`,
    );
    await change(`update cases.police_cases set closed_on = null where closed_on > '2025-06-01'`);
    expect((await compare()).wrong).toEqual([]);
  });

  test('after they move to another province, as a reorganisation does it', async () => {
    const from = await unitOf(cases, '16732');
    const to = await unitOf(cases, '15016');
    const moved = await change('update cases.police_cases set locality_id = $2 where locality_id = $1', [
      from.unitId,
      to.unitId,
    ]);
    expect(moved.rowCount).toBeGreaterThan(5);
    expect((await compare()).wrong).toEqual([]);
  });

  test('after they are deleted, and after all are', async () => {
    await change(
      `delete from cases.police_cases where occurred_on < '2023-01-01' or provenance = 'REGISTERED'`,
    );
    expect(await compare()).toEqual({ wrong: [], sums: expect.any(Number) });
    await change('truncate cases.police_cases cascade');
    expect(await compare()).toEqual({ wrong: [], sums: 0 });
  });
});

describe('a series that mixes sources', () => {
  const YEAR =
    '... on Locality { caseStatistics(from: "2023-01", to: "2023-12", per: YEAR) { cases { value provenance source } subjects { value status } } }';
  const statistics = async (code: string) => {
    const { reference } = await unitOf(cases, code);
    const answer = await cases.entities([reference], YEAR, viewer('province', '40'));
    return entitiesIn<{ caseStatistics: unknown[] }>(answer)[0]!.caseStatistics[0];
  };
  const add = async (provenance: string, subjects: number | null) => {
    const { unitId } = await unitOf(cases, '16732');
    await change(
      `insert into cases.police_cases (locality_id, occurred_on, offence, case_kind, reported_on, subject_count, provenance, source)
       values ($1, '2023-06-01', 'TRANSPORT', 'CASE', '2023-06-01', $2, $3, 'test')`,
      [unitId, subjects, provenance],
    );
  };

  test('is synthetic as soon as one case is, and has no subjects where one case does not state them', async () => {
    await change('truncate cases.police_cases cascade');
    await change(`update cases.register_coverage set provenance = 'REGISTERED', source = 'Register'`);
    for (const code of ['40', '413', '16732']) {
      expect(await statistics(code)).toMatchObject({
        cases: { value: 0, provenance: 'REGISTERED', source: 'Register' },
      });
    }
    await add('REGISTERED', 7);
    for (const code of ['40', '413', '16732']) {
      expect(await statistics(code)).toEqual({
        cases: { value: 1, provenance: 'REGISTERED', source: 'Register' },
        subjects: { value: 7, status: 'REPORTED' },
      });
    }
    await add('SYNTHETIC', null);
    for (const code of ['40', '413', '16732']) {
      expect(await statistics(code)).toEqual({
        cases: { value: 2, provenance: 'SYNTHETIC', source: 'Register' },
        subjects: { value: null, status: 'NOT_REPORTED' },
      });
    }
  });
});
