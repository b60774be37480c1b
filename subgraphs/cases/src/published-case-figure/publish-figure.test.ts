/** Proves that published figures are entered as published, apart from the register, and refused where they cannot be right. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, Keeping, READER, traces, WARD, wrongSums } from '../testing/keeping.js';
import { column, unitOf } from '../testing/units.js';

const FIELDS =
  'id locality { id } possiblyLocality { id } period { from to label } periodInferred cases { value status } subjects { value status provenance } offences note source provenance';
let cases: TestSubgraph;
let publish: Keeping;
let wardId: string;
let districtId: string;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  publish = new Keeping(cases, 'publishFigure', FIELDS);
  wardId = (await unitOf(cases, '16732')).reference.id;
  districtId = (await unitOf(cases, '413')).reference.id;
});
afterAll(() => cases.stop());

const said = (changes: object = {}) => ({
  localityId: districtId,
  period: '2023-01/2024-04',
  cases: 3,
  subjects: 4,
  source: 'Báo Nghệ An, 2024-05-02',
  ...changes,
});

describe('a published figure', () => {
  test('is shown as it was published, small as it is, and is part of no statistic', async () => {
    const count = async () =>
      (await column<number>(cases, 'select count(*)::int from cases.police_cases'))[0];
    const before = await count();
    const made = await publish.do(
      said({ possiblyLocalityId: wardId, offences: ['TRANSPORT'], note: 'Có thể là của phường' }),
    );
    expect(made).toMatchObject({
      locality: { id: districtId },
      possiblyLocality: { id: wardId },
      period: { from: '2023-01-01', to: '2024-04-30', label: '2023-01/2024-04' },
      periodInferred: false,
      cases: { value: 3, status: 'REPORTED' },
      subjects: { value: 4, status: 'REPORTED', provenance: 'PUBLISHED' },
      offences: ['TRANSPORT'],
      source: 'Báo Nghệ An, 2024-05-02',
      provenance: 'PUBLISHED',
    });
    expect(await changesOf(cases, made.id)).toMatchObject([
      { operation: 'publishFigure', kind: 'CREATED', role: 'district' },
    ]);
    expect(await count()).toBe(before);
    expect(await wrongSums(cases)).toEqual([]);
  });

  test('is unknown where the text gives no number', async () => {
    const made = await publish.do(said({ cases: null, subjects: undefined, period: '2024-Q2' }));
    expect([made.cases, made.subjects.status, made.period.label]).toEqual([
      { value: null, status: 'NOT_REPORTED' },
      'NOT_REPORTED',
      '2024-Q2',
    ]);
  });

  test('is entered in scope by those who write, once a key', async () => {
    const input = said({ idempotencyKey: randomUUID() });
    const left = await traces(cases);
    expect((await publish.send(input, READER)).refusal).toBe('FORBIDDEN');
    expect((await publish.send(input, BESIDE)).refusal).toBe('NOT_FOUND');
    expect((await publish.send(input, WARD)).refusal).toBe('NOT_FOUND');
    expect(await traces(cases)).toBe(left);
    const made = await publish.do(input);
    expect(await publish.do(input)).toEqual(made);
    expect(await traces(cases)).toBe(left + 2);
  });

  test('is never changed: the login role may not', async () => {
    await cases.admin.query('begin');
    await cases.admin.query('set local role cases_app');
    const update = cases.admin.query('update cases.published_case_figures set cases = 9');
    await expect(update).rejects.toMatchObject({ code: '42501' });
    await cases.admin.query('rollback');
  });

  test.each<[string, () => object, string]>([
    ['no period', () => ({ period: 'mùa xuân' }), 'INVALID period'],
    ['the wrong end first', () => ({ period: '2024/2023' }), 'INVALID period'],
    ['a period that lies ahead', () => ({ period: '2999' }), 'INVALID period'],
    ['fewer than no cases', () => ({ cases: -1 }), 'INVALID cases'],
    ['a source that points at somebody', () => ({ source: 'a@b.vn' }), 'INVALID source'],
    ['no source', () => ({ source: '' }), 'INVALID source'],
    [
      'a part that lies elsewhere',
      () => ({ localityId: wardId, possiblyLocalityId: districtId }),
      'INVALID possiblyLocalityId',
    ],
    ['no id of an organization', () => ({ handledBy: ['x'] }), 'INVALID handledBy'],
  ])('with %s is refused by name', async (_what, part, refusal) => {
    expect((await publish.send(said(part()))).refusal).toBe(refusal);
  });
});
