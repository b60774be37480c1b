/** Proves reports on rehabilitation: all four counts at once, corrected as a whole, by who reports them. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, DISTRICT, Keeping, READER } from '../testing/keeping.js';
import { column, entitiesIn, unitOf } from '../testing/units.js';

let cases: TestSubgraph;
let rehabilitation: Keeping;
let ward: { id: string };
let district: { id: string };

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_seeds');
  rehabilitation = new Keeping(
    cases,
    'reportRehabilitation',
    'period { label } counts { state persons { value status provenance } } version',
  );
  ward = { id: (await unitOf(cases, '16732')).reference.id };
  district = { id: (await unitOf(cases, '413')).reference.id };
  const register = new Keeping(cases, 'openRegister', 'id');
  const from = { from: '2024-01', completeThrough: '2024-06' };
  await register.do({
    register: 'REHABILITATION',
    localityId: district.id,
    finestLevel: 'DISTRICT',
    ...from,
  });
});
afterAll(() => cases.stop());

async function series(
  field: string,
  id: string,
): Promise<Record<string, { value: number | null; status: string }>[]> {
  const answer = await cases.entities(
    [{ __typename: 'Locality', id }],
    `... on Locality { ${field} }`,
    DISTRICT,
  );
  expect(answer.errors).toBeUndefined();
  return Object.values(entitiesIn<Record<string, never[]>>(answer)[0]!)[0]!;
}

describe('a report on rehabilitation', () => {
  const counts = { underManagement: 40, inRehab: 12, postRehab: 6, supportedWithJobs: 0 };

  test('states all four counts, and is corrected as a whole', async () => {
    const at = { localityId: district.id, month: '2024-05' };
    const report = await rehabilitation.do({ ...at, ...counts });
    const persons = ({ counts: rows }: typeof report) =>
      rows.map((row: { state: string; persons: { value: number; status: string } }) => [
        row.state,
        row.persons.value,
        row.persons.status,
      ]);
    expect(persons(report)).toEqual([
      ['UNDER_MANAGEMENT', 40, 'REPORTED'],
      ['IN_REHAB', 12, 'REPORTED'],
      ['POST_REHAB', 6, 'REPORTED'],
      ['SUPPORTED_WITH_JOBS', 0, 'ZERO'],
    ]);
    const corrected = await rehabilitation.do({
      ...at,
      ...counts,
      inRehab: 3,
      expectedVersion: 1,
      reason: 'Nhập nhầm',
    });
    expect([corrected.version, persons(corrected)[1]]).toEqual([2, ['IN_REHAB', null, 'SUPPRESSED']]);
    expect((await changesOf(cases, `${district.id} 2024-05`))[1]).toMatchObject({
      kind: 'CORRECTED',
      before: { version: 1 },
      after: { month: '2024-05', version: 2 },
    });
    const [replaced] = await column<object>(cases, 'select counts from cases.replaced_counts');
    expect(replaced).toEqual({
      UNDER_MANAGEMENT: 40,
      IN_REHAB: 12,
      POST_REHAB: 6,
      SUPPORTED_WITH_JOBS: 0,
    });
    const rows = await series(
      'rehabilitation(from: "2024-05", to: "2024-05", per: MONTH) { persons { value status } }',
      district.id,
    );
    expect(rows.map((row) => row.persons!.value)).toEqual([40, null, 6, 0]);
  });

  test('is refused for readers, from beside, when stale and for a ward, and made once a key', async () => {
    const input = { localityId: district.id, month: '2024-04', ...counts, idempotencyKey: randomUUID() };
    const refusal = async (part: object, as = DISTRICT) =>
      (await rehabilitation.send({ ...input, idempotencyKey: randomUUID(), ...part }, as)).refusal;
    expect(await refusal({}, READER)).toBe('FORBIDDEN');
    expect(await refusal({}, BESIDE)).toBe('NOT_FOUND');
    expect(await refusal({ localityId: ward.id })).toBe('INVALID localityId');
    expect(await refusal({ postRehab: -1 })).toBe('INVALID postRehab');
    const made = await rehabilitation.do(input);
    expect(await rehabilitation.do(input)).toEqual(made);
    expect(await refusal({})).toBe('CONFLICT');
    expect(await changesOf(cases, `${district.id} 2024-04`)).toHaveLength(1);
  });
});
