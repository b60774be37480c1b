/** Proves the way of a case from stage to stage, to other handlers and to its end: what is recorded, who may, what is refused. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, DISTRICT, Keeping, READER, traces, WARD, wrongSums } from '../testing/keeping.js';
import { column, unitOf } from '../testing/units.js';

const FIELDS = `id version stage occurredOn offence caseKind provenance source locality { id } handledBy { id }
  stageDates { stage reachedOn } subjects { value status } seizures { substance unit quantity { value } }`;
const POLICE = stableId('org:test:police');

let cases: TestSubgraph;
let register: Keeping;
let move: Keeping;
let close: Keeping;
let transfer: Keeping;
let wardId: string;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  register = new Keeping(cases, 'registerCase', FIELDS);
  move = new Keeping(cases, 'moveCase', FIELDS);
  close = new Keeping(cases, 'closeCase', FIELDS);
  transfer = new Keeping(cases, 'transferCase', FIELDS);
  wardId = (await unitOf(cases, '16732')).reference.id;
});
afterAll(() => cases.stop());

const found = (changes: object = {}) => ({
  localityId: wardId,
  occurredOn: '2024-03-01',
  reportedOn: '2024-03-02',
  offence: 'POSSESSION',
  subjectCount: 7,
  handledBy: [POLICE],
  ...changes,
});

describe('a registered case', () => {
  test('goes stage by stage to its end, one version and one record a step', async () => {
    const { id: caseId } = await register.do(found(), WARD);
    const steps = [
      ['INVESTIGATED', '2024-03-10'],
      ['PROSECUTED', '2024-05-01'],
      ['TRIED', '2024-06-01'],
    ] as const;
    for (const [at, [stage, reachedOn]] of steps.entries()) {
      const moved = await move.do({ caseId, expectedVersion: at + 1, stage, reachedOn }, WARD);
      expect([moved.stage, moved.version]).toEqual([stage, at + 2]);
      expect(await wrongSums(cases)).toEqual([]);
    }
    const closed = await close.do({
      caseId,
      expectedVersion: 4,
      closedOn: '2024-07-01',
      reason: 'Bản án có hiệu lực',
    });
    expect(closed.stageDates.map(({ stage }: { stage: string }) => stage)).toEqual([
      'REPORTED',
      'INVESTIGATED',
      'PROSECUTED',
      'TRIED',
      'CLOSED',
    ]);
    expect(closed.source).toBe('Register of cases, entered by ward 16732; amended by district 413');
    expect(
      (await changesOf(cases, caseId))
        .map(({ kind, before, after, reason }) => [kind, before, after, reason])
        .slice(1),
    ).toEqual([
      ['CHANGED', { stage: 'REPORTED' }, { stage: 'INVESTIGATED', reachedOn: '2024-03-10' }, null],
      ['CHANGED', { stage: 'INVESTIGATED' }, { stage: 'PROSECUTED', reachedOn: '2024-05-01' }, null],
      ['CHANGED', { stage: 'PROSECUTED' }, { stage: 'TRIED', reachedOn: '2024-06-01' }, null],
      ['CLOSED', { stage: 'TRIED' }, { stage: 'CLOSED', reachedOn: '2024-07-01' }, 'Bản án có hiệu lực'],
    ]);
    for (const step of [move, close, transfer]) {
      const input = { caseId, expectedVersion: 5, stage: 'TRIED', reachedOn: '2024-08-01' };
      const rest =
        step === move
          ? input
          : step === close
            ? { caseId, expectedVersion: 5, closedOn: '2024-08-01' }
            : { caseId, expectedVersion: 5, handledBy: [POLICE] };
      expect((await step.send(rest)).refusal).toBe('INVALID caseId');
    }
    expect(await wrongSums(cases)).toEqual([]);
  });

  test('is handed over to all that are named', async () => {
    const { id: caseId } = await register.do(found());
    const others = [stableId('org:test:a'), stableId('org:test:b')];
    const moved = await transfer.do({
      caseId,
      expectedVersion: 1,
      handledBy: others,
      reason: 'Chuyển công an huyện',
    });
    expect(moved.handledBy).toEqual(others.map((id) => ({ id })));
    expect((await changesOf(cases, caseId))[1]).toMatchObject({
      kind: 'TRANSFERRED',
      before: { handledBy: [POLICE] },
      after: { handledBy: others },
      reason: 'Chuyển công an huyện',
    });
  });

  test.each<[string, () => Keeping, object]>([
    ['moving', () => move, { stage: 'INVESTIGATED', reachedOn: '2024-03-10' }],
    ['closing', () => close, { closedOn: '2024-03-10' }],
    ['handing over', () => transfer, { handledBy: [POLICE] }],
  ])(
    '%s it is refused out of scope, for readers, when stale, and done once a key',
    async (_what, keeping, change) => {
      const { id: caseId } = await register.do(found());
      const input = { caseId, expectedVersion: 1, idempotencyKey: randomUUID(), ...change };
      const refusal = async (part: object, as = DISTRICT) =>
        (await keeping().send({ ...input, idempotencyKey: randomUUID(), ...part }, as)).refusal;
      const left = await traces(cases);
      expect(await refusal({}, READER)).toBe('FORBIDDEN');
      expect(await refusal({}, BESIDE)).toBe('NOT_FOUND');
      expect(await refusal({ caseId: randomUUID() })).toBe('NOT_FOUND');
      expect(await refusal({ caseId: 'x' })).toBe('INVALID caseId');
      expect(await refusal({ expectedVersion: 2 })).toBe('CONFLICT');
      expect(await traces(cases)).toBe(left);
      const done = await keeping().do(input);
      expect(done.version).toBe(2);
      expect(await keeping().do(input)).toEqual(done);
      expect(await changesOf(cases, caseId)).toHaveLength(2);
      expect(await refusal({})).toBe('CONFLICT');
      expect(await wrongSums(cases)).toEqual([]);
    },
  );

  test('is refused a stage that does not follow, a day out of order, and words that name somebody', async () => {
    const { id: caseId } = await register.do(found());
    const at = { caseId, expectedVersion: 1 };
    expect((await move.send({ ...at, stage: 'TRIED', reachedOn: '2024-04-01' })).refusal).toBe(
      'INVALID stage',
    );
    expect((await move.send({ ...at, stage: 'INVESTIGATED', reachedOn: '2024-03-01' })).refusal).toBe(
      'INVALID reachedOn',
    );
    expect((await close.send({ ...at, closedOn: '2024-03-01' })).refusal).toBe('INVALID closedOn');
    const reason = 'Theo CCCD 040123456789';
    expect((await close.send({ ...at, closedOn: '2024-04-01', reason })).refusal).toBe('INVALID reason');
    expect((await transfer.send({ ...at, handledBy: [] })).refusal).toBe('INVALID handledBy');
  });

  test('that two people change at once is changed by one of them', async () => {
    const { id: caseId } = await register.do(found());
    const input = { caseId, expectedVersion: 1, stage: 'INVESTIGATED', reachedOn: '2024-03-10' };
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => move.send(input)));
    expect(outcomes.map(({ refusal }) => refusal).sort()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', null]);
    const [versions] = await column<number>(cases, 'select version from cases.police_cases where id = $1', [
      caseId,
    ]);
    expect(versions).toBe(2);
    expect(await changesOf(cases, caseId)).toHaveLength(2);
  });
});
