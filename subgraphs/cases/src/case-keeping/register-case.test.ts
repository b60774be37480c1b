/** Proves that cases are registered: what that makes and records, who may, and what is refused by name. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, DISTRICT, Keeping, READER, traces, WARD, wrongSums } from '../testing/keeping.js';
import { entitiesIn, unitOf } from '../testing/units.js';

const FIELDS = `id version stage occurredOn offence caseKind provenance source locality { id } handledBy { id }
  stageDates { stage reachedOn } subjects { value status } seizures { substance unit quantity { value } }`;
const POLICE = stableId('org:test:police');

let cases: TestSubgraph;
let register: Keeping;
let wardId: string;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  register = new Keeping(cases, 'registerCase', FIELDS);
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

describe('registering a case', () => {
  test('makes it, as REPORTED and REGISTERED, with its record and its place in the sums', async () => {
    const seizures = [{ substance: 'HEROIN', unit: 'GRAM', quantity: 1.5 }];
    const made = await register.do(found({ seizures }), WARD);
    expect(made).toMatchObject({
      version: 1,
      stage: 'REPORTED',
      caseKind: 'CASE',
      provenance: 'REGISTERED',
      source: 'Register of cases, entered by ward 16732',
      locality: { id: wardId },
      handledBy: [{ id: POLICE }],
      stageDates: [{ stage: 'REPORTED', reachedOn: '2024-03-02' }],
      subjects: { value: 7, status: 'REPORTED' },
      seizures: [{ substance: 'HEROIN', unit: 'GRAM', quantity: { value: 1.5 } }],
    });
    const [change, ...more] = await changesOf(cases, made.id);
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      operation: 'registerCase',
      kind: 'CREATED',
      entity: 'PoliceCase',
      locality_id: (await unitOf(cases, '16732')).unitId,
      role: 'ward',
      unit: '16732',
      before: null,
      after: { offence: 'POSSESSION', occurredOn: '2024-03-01' },
    });
    // people are counted in the register alone, where what is read is masked
    expect(JSON.stringify(change)).not.toContain('subject');
    expect(await wrongSums(cases)).toEqual([]);
  });

  test('is seen at once in the statistics of its district', async () => {
    const { reference } = await unitOf(cases, '413');
    const count = async () => {
      const answer = await cases.entities(
        [reference],
        '... on Locality { caseStatistics(from: "2024-05", to: "2024-05", per: MONTH) { cases { value } } }',
        DISTRICT,
      );
      return entitiesIn<{ caseStatistics: { cases: { value: number } }[] }>(answer)[0]!.caseStatistics[0]!
        .cases.value;
    };
    const before = await count();
    await register.do(found({ occurredOn: '2024-05-10', reportedOn: '2024-05-10' }));
    expect(await count()).toBe(before + 1);
  });

  test('sent again with its key changes nothing and answers the same case; with another input it is a conflict', async () => {
    const input = found({ idempotencyKey: randomUUID() });
    const first = await register.do(input, WARD);
    const left = await traces(cases);
    expect(await register.do(input, WARD)).toEqual(first);
    expect(await traces(cases)).toBe(left);
    expect((await register.send({ ...input, offence: 'TRANSPORT' }, WARD)).refusal).toBe('CONFLICT');
    expect(await traces(cases)).toBe(left);
  });

  test.each([
    ['an analyst', READER, 'FORBIDDEN'],
    ['a planner', viewer('planner', '40'), 'FORBIDDEN'],
    ['the district beside', BESIDE, 'NOT_FOUND'],
    ['another ward of the district', viewer('ward', '16717'), 'NOT_FOUND'],
  ])('is refused for %s, and leaves nothing behind', async (_who, as, refusal) => {
    const left = await traces(cases);
    expect((await register.send(found(), as)).refusal).toBe(refusal);
    expect(await traces(cases)).toBe(left);
  });

  test('is refused by the database as well, for a role that only reads and for a unit out of scope', async () => {
    const insert = (role: string, unit: string) =>
      cases.admin.query('begin').then(async () => {
        try {
          await cases.admin.query('set local role cases_app');
          await cases.admin.query('select app.enter_scope($1, $2)', [role, unit]);
          await cases.admin.query(
            `insert into cases.police_cases (locality_id, occurred_on, offence, case_kind, reported_on, provenance, source)
             values ($1, '2024-01-01', 'TRANSPORT', 'CASE', '2024-01-01', 'REGISTERED', 'test')`,
            [Number(wardId.slice(1))],
          );
          return null;
        } catch (error) {
          return (error as { code?: string }).code;
        } finally {
          await cases.admin.query('rollback');
        }
      });
    expect(await insert('district', '413')).toBeNull();
    expect(await insert('district', '414')).toBe('42501');
    expect(await insert('planner', '40')).toBe('42501');
  });

  test.each<[string, () => object, string]>([
    ['no id of a unit', () => ({ localityId: '16732' }), 'INVALID localityId'],
    [
      'a day that lies ahead',
      () => ({ occurredOn: '2999-01-01', reportedOn: '2999-01-01' }),
      'INVALID occurredOn',
    ],
    ['a report before the offence', () => ({ reportedOn: '2024-02-28' }), 'INVALID reportedOn'],
    ['nobody who handles it', () => ({ handledBy: [] }), 'INVALID handledBy'],
    ['no id of an organization', () => ({ handledBy: ['police'] }), 'INVALID handledBy'],
    ['fewer than no subjects', () => ({ subjectCount: -1 }), 'INVALID subjectCount'],
    [
      'the same substance twice',
      () => ({ seizures: [1, 2].map((quantity) => ({ substance: 'OPIUM', unit: 'GRAM', quantity })) }),
      'INVALID seizures',
    ],
    [
      'nothing of a substance',
      () => ({ seizures: [{ substance: 'OPIUM', unit: 'GRAM', quantity: 0 }] }),
      'INVALID seizures.0.quantity',
    ],
    ['too short a key', () => ({ idempotencyKey: 'x' }), 'INVALID idempotencyKey'],
  ])('with %s is refused by name', async (_what, changes, refusal) => {
    expect((await register.send(found(changes()))).refusal).toBe(refusal);
  });

  test('in a district as a whole is refused, saying what to name instead', async () => {
    const { reference } = await unitOf(cases, '413');
    const { refusal, message } = await register.send(found({ localityId: reference.id }));
    expect(refusal).toBe('INVALID localityId');
    expect(message).toContain('name the commune-level unit');
  });
});
