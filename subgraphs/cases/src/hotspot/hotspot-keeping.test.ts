/** Proves that hotspots are opened and cleared once, on days that fit, by those in whose scope they lie. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, DISTRICT, Keeping, READER, traces, WARD } from '../testing/keeping.js';
import { entitiesIn, unitOf } from '../testing/units.js';
import { checkClearing } from './hotspot.rules.js';

const FIELDS = 'id version kind openedOn clearedOn provenance source locality { id }';
let cases: TestSubgraph;
let open: Keeping;
let clear: Keeping;
let wardId: string;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  open = new Keeping(cases, 'openHotspot', FIELDS);
  clear = new Keeping(cases, 'clearHotspot', FIELDS);
  wardId = (await unitOf(cases, '16732')).reference.id;
});
afterAll(() => cases.stop());

const found = (changes: object = {}) => ({
  localityId: wardId,
  kind: 'RING',
  openedOn: '2024-03-01',
  ...changes,
});

/** Rings open in the ward at the end of a day. */
async function rings(day: string): Promise<number> {
  const answer = await cases.entities(
    [{ __typename: 'Locality', id: wardId }],
    `... on Locality { openHotspots(asOf: "${day}") { kind count { value } } }`,
    WARD,
  );
  const [unit] = entitiesIn<{ openHotspots: { kind: string; count: { value: number } }[] }>(answer);
  return unit!.openHotspots.find(({ kind }) => kind === 'RING')!.count.value;
}

describe('a hotspot', () => {
  test('is entered, counted while it is open, and cleared, each with its record', async () => {
    const before = [await rings('2024-03-31'), await rings('2024-04-30')];
    const made = await open.do(found(), WARD);
    expect(made).toMatchObject({ version: 1, kind: 'RING', clearedOn: null, provenance: 'REGISTERED' });
    expect(made.source).toBe('Register of hotspots, entered by ward 16732');
    const cleared = await clear.do({ hotspotId: made.id, expectedVersion: 1, clearedOn: '2024-04-15' });
    expect([cleared.version, cleared.clearedOn]).toEqual([2, '2024-04-15']);
    expect([await rings('2024-03-31'), await rings('2024-04-30')]).toEqual([before[0]! + 1, before[1]!]);
    expect(
      (await changesOf(cases, made.id)).map(({ kind, role, before: was, after }) => [kind, role, was, after]),
    ).toEqual([
      ['CREATED', 'ward', null, { kind: 'RING', openedOn: '2024-03-01' }],
      ['CLOSED', 'district', { clearedOn: null }, { clearedOn: '2024-04-15' }],
    ]);
  });

  test('is opened by nobody who only reads or looks from beside, and once a key', async () => {
    const left = await traces(cases);
    expect((await open.send(found(), READER)).refusal).toBe('FORBIDDEN');
    expect((await open.send(found(), BESIDE)).refusal).toBe('NOT_FOUND');
    expect(await traces(cases)).toBe(left);
    const input = found({ idempotencyKey: randomUUID() });
    const made = await open.do(input);
    expect(await open.do(input)).toEqual(made);
    expect(await traces(cases)).toBe(left + 2);
  });

  test('is cleared in scope, by its version, once a key', async () => {
    const { id: hotspotId } = await open.do(found());
    const input = { hotspotId, expectedVersion: 1, clearedOn: '2024-04-15', idempotencyKey: randomUUID() };
    const refusal = async (part: object, as = DISTRICT) =>
      (await clear.send({ ...input, idempotencyKey: randomUUID(), ...part }, as)).refusal;
    expect(await refusal({}, READER)).toBe('FORBIDDEN');
    expect(await refusal({}, BESIDE)).toBe('NOT_FOUND');
    expect(await refusal({ expectedVersion: 9 })).toBe('CONFLICT');
    expect(await refusal({ clearedOn: '2024-02-28' })).toBe('INVALID clearedOn');
    expect(await refusal({ clearedOn: '2999-01-01' })).toBe('INVALID clearedOn');
    expect(await refusal({ hotspotId: 'x' })).toBe('INVALID hotspotId');
    const done = await clear.do(input);
    expect(await clear.do(input)).toEqual(done);
    expect(await changesOf(cases, hotspotId)).toHaveLength(2);
    expect(await refusal({ expectedVersion: 2 })).toBe('INVALID hotspotId');
  });

  test('is refused on a day that lies ahead, and in a unit that is no commune', async () => {
    expect((await open.send(found({ openedOn: '2999-01-01' }))).refusal).toBe('INVALID openedOn');
    const { reference } = await unitOf(cases, '413');
    expect((await open.send(found({ localityId: reference.id }))).refusal).toBe('INVALID localityId');
  });
});

test.each([
  ['open', null, '2024-03-01', null],
  ['open', null, '2024-02-29', 'clearedOn'],
  ['cleared', '2024-03-05', '2024-03-06', 'hotspotId'],
  ['cleared', '2024-03-05', '2024-03-05', 'hotspotId'],
])(
  'a hotspot that is %s (%s) and was found on 2024-03-01, cleared on %s: refused is %s',
  (_state, clearedOn, day, field) => {
    let refused: unknown = null;
    try {
      checkClearing({ openedOn: '2024-03-01', clearedOn }, day);
    } catch (error) {
      refused = (error as { extensions: { field: string } }).extensions.field;
    }
    expect(refused).toBe(field);
  },
);
