/** Proves that a deployment says itself where zero is a true zero: registers are opened, confirmed, and vouch from then on. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, DISTRICT, Keeping, READER, traces, WARD } from '../testing/keeping.js';
import { entitiesIn, unitOf } from '../testing/units.js';
import { checkFinestLevel, confirmedDay, firstCoveredDay } from './register-keeping.rules.js';

const FIELDS = 'id version register from completeThrough finestLevel provenance source locality { id }';
let cases: TestSubgraph;
let open: Keeping;
let confirm: Keeping;
let district: { __typename: string; id: string };
let ward: { __typename: string; id: string };

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_seeds');
  open = new Keeping(cases, 'openRegister', FIELDS);
  confirm = new Keeping(cases, 'confirmRegister', FIELDS);
  district = (await unitOf(cases, '413')).reference;
  ward = (await unitOf(cases, '16732')).reference;
});
afterAll(() => cases.stop());

const kept = (changes: object = {}) => ({
  register: 'CASES',
  localityId: district.id,
  from: '2023-01',
  finestLevel: 'WARD',
  ...changes,
});

async function statuses(): Promise<string[]> {
  const answer = await cases.entities(
    [ward],
    '... on Locality { caseStatistics(from: "2022-12", to: "2023-03", per: MONTH) { cases { status } } }',
    WARD,
  );
  const [unit] = entitiesIn<{ caseStatistics: { cases: { status: string } }[] }>(answer);
  return unit!.caseStatistics.map((row) => row.cases.status);
}

describe('a register', () => {
  test('vouches for nothing until it is confirmed, and then for the units below it too', async () => {
    const unknown = Array(4).fill('NOT_REPORTED');
    expect(await statuses()).toEqual(unknown);
    const made = await open.do(kept());
    expect(made).toMatchObject({
      version: 1,
      from: '2023-01-01',
      completeThrough: null,
      provenance: 'REGISTERED',
      locality: { id: district.id },
    });
    expect(await statuses()).toEqual(unknown);
    const confirmed = await confirm.do({
      registerId: made.id,
      expectedVersion: 1,
      completeThrough: '2023-02',
    });
    expect([confirmed.version, confirmed.completeThrough]).toEqual([2, '2023-02-28']);
    expect(await statuses()).toEqual(['NOT_REPORTED', 'ZERO', 'ZERO', 'NOT_REPORTED']);
    expect((await changesOf(cases, made.id)).map(({ kind, before, after }) => [kind, before, after])).toEqual(
      [
        [
          'CREATED',
          null,
          { register: 'CASES', from: '2023-01-01', finestLevel: 'WARD', completeThrough: null },
        ],
        ['CHANGED', { completeThrough: null }, { completeThrough: '2023-02-28' }],
      ],
    );
    const answer = await cases.entities(
      [ward, district],
      `... on Locality { registers { id completeThrough } }`,
      WARD,
    );
    expect(answer.data?._entities).toEqual([
      { registers: [{ id: made.id, completeThrough: '2023-02-28' }] },
      null,
    ]);
    expect(answer.statements).toBe(2);
  });

  test('is opened once for a unit and a time, by those in scope who keep it, once a key', async () => {
    const input = kept({ register: 'HOTSPOTS', completeThrough: '2023-06', idempotencyKey: randomUUID() });
    const left = await traces(cases);
    expect((await open.send(input, READER)).refusal).toBe('FORBIDDEN');
    expect((await open.send(input, BESIDE)).refusal).toBe('NOT_FOUND');
    expect((await open.send(input, WARD)).refusal).toBe('NOT_FOUND');
    expect(await traces(cases)).toBe(left);
    const made = await open.do(input);
    expect(await open.do(input)).toEqual(made);
    const again = await open.send(kept({ register: 'HOTSPOTS', from: '2023-06' }));
    expect([again.refusal, again.message]).toEqual(['CONFLICT', expect.stringContaining('confirmRegister')]);
    expect(await traces(cases)).toBe(left + 2);
  });

  test('is confirmed by who keeps it, by its version, and only forward', async () => {
    const { id: registerId } = await open.do(kept({ register: 'TIP_OFFS' }));
    const input = { registerId, expectedVersion: 1, completeThrough: '2023-03' };
    const refusal = async (part: object, as = DISTRICT) =>
      (await confirm.send({ ...input, ...part }, as)).refusal;
    expect(await refusal({}, READER)).toBe('FORBIDDEN');
    expect(await refusal({}, BESIDE)).toBe('NOT_FOUND');
    // the ward rests on it and may see it, but does not keep it
    expect(await refusal({}, WARD)).toBe('NOT_FOUND');
    expect(await refusal({ expectedVersion: 2 })).toBe('CONFLICT');
    expect(await refusal({ registerId: 'x' })).toBe('INVALID registerId');
    expect(await refusal({ completeThrough: '2999-01' })).toBe('INVALID completeThrough');
    const once = { ...input, idempotencyKey: randomUUID() };
    const done = await confirm.do(once);
    expect(done.provenance).toBe('REPORTED');
    expect(await confirm.do(once)).toEqual(done);
    expect(await changesOf(cases, registerId)).toHaveLength(2);
    expect(await refusal({ expectedVersion: 2, completeThrough: '2023-03' })).toBe('INVALID completeThrough');
  });

  test.each<[string, object, string]>([
    ['from a month that lies ahead', { from: '2999-01' }, 'INVALID from'],
    ['that tells less apart than its unit', { finestLevel: 'PROVINCE' }, 'INVALID finestLevel'],
    ['that tells blocks apart', { finestLevel: 'NEIGHBOURHOOD' }, 'INVALID finestLevel'],
    ['complete before it begins', { completeThrough: '2022-12' }, 'INVALID completeThrough'],
  ])('%s is refused by name', async (_what, part, refusal) => {
    expect((await open.send(kept({ register: 'REHABILITATION', ...part }))).refusal).toBe(refusal);
  });
});

describe('what can be said of a register', () => {
  const refused = (say: () => unknown) => {
    try {
      return [say()];
    } catch (error) {
      return (error as { extensions: { field: string } }).extensions.field;
    }
  };

  test.each([
    ['2024-05', null, ['2024-05-31']],
    ['2024-05', '2024-04-30', ['2024-05-31']],
    ['2024-05', '2024-05-31', 'completeThrough'],
    ['2024-04', '2024-05-31', 'completeThrough'],
    ['2024-06', null, 'completeThrough'],
    ['2023-12', null, 'completeThrough'],
  ])('on 2024-06-30: that it is complete through %s, after %s', (month, completeThrough, expected) => {
    const covered = { from: '2024-01-01', completeThrough };
    expect(refused(() => confirmedDay(month, covered, '2024-06-30'))).toEqual(expected);
  });

  test('since when it is kept, and what it tells apart', () => {
    expect(firstCoveredDay('2024-06', '2024-06-01')).toBe('2024-06-01');
    expect(refused(() => firstCoveredDay('2024-07', '2024-06-30'))).toBe('from');
    expect(refused(() => checkFinestLevel('WARD', 'WARD'))).toEqual([undefined]);
    expect(refused(() => checkFinestLevel('PROVINCE', 'WARD'))).toEqual([undefined]);
    expect(refused(() => checkFinestLevel('WARD', 'DISTRICT'))).toBe('finestLevel');
  });
});
