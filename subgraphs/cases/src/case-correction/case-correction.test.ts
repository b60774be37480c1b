/** Proves corrections of cases: the right value counts, the old one stays on record, and neither tells how few people. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, DISTRICT, Keeping, READER, traces, WARD, wrongSums } from '../testing/keeping.js';
import { unitOf } from '../testing/units.js';

const FACTS = `occurredOn offence caseKind locality { id } subjects { value status band } stageDates { stage reachedOn }
  seizures { substance quantity { value } }`;
const CORRECTIONS = `corrections(first: 2) { nodes { role unitCode reason fields before { ${FACTS} } after { ${FACTS} } } pageInfo { hasNextPage endCursor } }`;
const FIELDS = `id version stage occurredOn offence subjects { value status } stageDates { stage reachedOn } seizures { substance quantity { value } } ${CORRECTIONS}`;

let cases: TestSubgraph;
let register: Keeping;
let correct: Keeping;
let wardId: string;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  register = new Keeping(cases, 'registerCase', 'id version');
  correct = new Keeping(cases, 'correctCase', FIELDS);
  wardId = (await unitOf(cases, '16732')).reference.id;
});
afterAll(() => cases.stop());

const entered = (changes: object = {}) =>
  register.do(
    {
      localityId: wardId,
      occurredOn: '2024-03-01',
      reportedOn: '2024-03-02',
      offence: 'POSSESSION',
      subjectCount: 3,
      handledBy: [stableId('org:test:police')],
      ...changes,
    },
    WARD,
  );
const unchanged = {
  occurredOn: null,
  offence: null,
  caseKind: null,
  locality: null,
  subjects: null,
  stageDates: null,
  seizures: null,
};
const why = { reason: 'Nhập nhầm' };

describe('correcting a case', () => {
  test('makes the register say what is right, and keeps what it said with role, unit and reason', async () => {
    const { id: caseId } = await entered();
    const corrected = await correct.do({
      caseId,
      expectedVersion: 1,
      occurredOn: '2024-02-01',
      offence: 'TRANSPORT',
      ...why,
    });
    expect(corrected).toMatchObject({ version: 2, occurredOn: '2024-02-01', offence: 'TRANSPORT' });
    expect(corrected.corrections.nodes).toEqual([
      {
        role: 'district',
        unitCode: '413',
        reason: 'Nhập nhầm',
        fields: ['OCCURRED_ON', 'OFFENCE'],
        before: { ...unchanged, occurredOn: '2024-03-01', offence: 'POSSESSION' },
        after: { ...unchanged, occurredOn: '2024-02-01', offence: 'TRANSPORT' },
      },
    ]);
    expect((await changesOf(cases, caseId))[1]).toMatchObject({
      kind: 'CORRECTED',
      before: { occurredOn: '2024-03-01', offence: 'POSSESSION' },
      reason: 'Nhập nhầm',
    });
    expect(await wrongSums(cases)).toEqual([]);
  });

  test('hides small counts of people, old and new ones, as everywhere', async () => {
    const { id: caseId } = await entered();
    await correct.do({ caseId, expectedVersion: 1, subjectCount: 9, ...why });
    const last = await correct.do({ caseId, expectedVersion: 2, subjectCount: null, ...why });
    expect(last.subjects).toEqual({ value: null, status: 'NOT_REPORTED' });
    const [later, earlier] = last.corrections.nodes;
    expect([earlier.before.subjects, earlier.after.subjects]).toEqual([
      { value: null, status: 'SUPPRESSED', band: '1-4' },
      { value: 9, status: 'REPORTED', band: null },
    ]);
    expect(later.after.subjects).toEqual({ value: null, status: 'NOT_REPORTED', band: null });
    expect(await wrongSums(cases)).toEqual([]);
  });

  test('can take a stage back, say anew what was seized, and move it to the right ward', async () => {
    const { id: caseId } = await entered({ seizures: [{ substance: 'OPIUM', unit: 'GRAM', quantity: 5 }] });
    const stageDates = [
      { stage: 'CLOSED', reachedOn: '2024-05-01' },
      { stage: 'REPORTED', reachedOn: '2024-03-03' },
    ];
    const closed = await correct.do({ caseId, expectedVersion: 1, stageDates, ...why });
    expect([closed.stage, closed.stageDates]).toEqual(['CLOSED', [...stageDates].reverse()]);
    const seizures = [{ substance: 'HEROIN', unit: 'GRAM', quantity: 2 }];
    const open = await correct.do({
      caseId,
      expectedVersion: 2,
      stageDates: stageDates.slice(1),
      seizures,
      ...why,
    });
    expect([open.stage, open.seizures]).toEqual([
      'REPORTED',
      [{ substance: 'HEROIN', quantity: { value: 2 } }],
    ]);
    expect(open.corrections.nodes[0].before.seizures).toEqual([
      { substance: 'OPIUM', quantity: { value: 5 } },
    ]);
    const ward = await unitOf(cases, '16717');
    const moved = await correct.do({ caseId, expectedVersion: 3, localityId: ward.reference.id, ...why });
    expect(moved.corrections.nodes[0]).toMatchObject({
      fields: ['LOCALITY'],
      before: { locality: { id: wardId } },
      after: { locality: { id: ward.reference.id } },
    });
    expect(moved.corrections.pageInfo.hasNextPage).toBe(true);
    expect(await wrongSums(cases)).toEqual([]);
    // where it no longer lies it is no longer seen
    const { data } = await cases.run('query ($id: ID!) { policeCase(id: $id) { id } }', {
      as: WARD,
      variables: { id: caseId },
    });
    expect(data.policeCase).toBeNull();
  });

  test('is refused for readers, out of scope, when stale, and done once a key', async () => {
    const { id: caseId } = await entered();
    const input = {
      caseId,
      expectedVersion: 1,
      offence: 'TRAFFICKING',
      idempotencyKey: randomUUID(),
      ...why,
    };
    const refusal = async (part: object, as = DISTRICT) =>
      (await correct.send({ ...input, idempotencyKey: randomUUID(), ...part }, as)).refusal;
    const left = await traces(cases);
    expect(await refusal({}, READER)).toBe('FORBIDDEN');
    expect(await refusal({}, BESIDE)).toBe('NOT_FOUND');
    expect(await refusal({}, viewer('ward', '16717'))).toBe('NOT_FOUND');
    expect(await refusal({ expectedVersion: 3 })).toBe('CONFLICT');
    const { reference } = await unitOf(cases, '414');
    expect(await refusal({ localityId: reference.id })).toBe('NOT_FOUND');
    expect(await traces(cases)).toBe(left);
    const done = await correct.do(input);
    expect(await correct.do(input)).toEqual(done);
    expect(await changesOf(cases, caseId)).toHaveLength(2);
  });

  test.each<[string, object, string]>([
    ['nothing that differs', { offence: 'POSSESSION' }, 'INVALID input'],
    ['a day after it was reported', { occurredOn: '2024-03-05' }, 'INVALID occurredOn'],
    [
      'a stage left out on the way',
      { stageDates: [{ stage: 'TRIED', reachedOn: '2024-05-01' }] },
      'INVALID stageDates',
    ],
    [
      'days out of order',
      { stageDates: [{ stage: 'REPORTED', reachedOn: '2024-01-01' }] },
      'INVALID stageDates',
    ],
    ['a reason that names somebody', { offence: 'TRANSPORT', reason: 'Gọi 0912345678' }, 'INVALID reason'],
    ['no words for a reason', { offence: 'TRANSPORT', reason: ' ' }, 'INVALID reason'],
    ['more people than can be', { subjectCount: 10_001 }, 'INVALID subjectCount'],
  ])('with %s is refused by name', async (_what, part, refusal) => {
    const { id: caseId } = await entered();
    expect((await correct.send({ caseId, expectedVersion: 1, ...why, ...part })).refusal).toBe(refusal);
  });
});
