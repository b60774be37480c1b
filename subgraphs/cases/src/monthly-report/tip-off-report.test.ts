/** Proves reports on tip-offs: what is reported counts, what is corrected stays on record, and only who reports may. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { BESIDE, changesOf, DISTRICT, Keeping, READER, traces, WARD } from '../testing/keeping.js';
import { column, entitiesIn, unitOf } from '../testing/units.js';

let cases: TestSubgraph;
let tipOffs: Keeping;
let ward: { id: string };
let district: { id: string };

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_seeds');
  tipOffs = new Keeping(
    cases,
    'reportTipOffs',
    'locality { id } period { label } tipOffs { value status provenance source } version',
  );
  ward = { id: (await unitOf(cases, '16732')).reference.id };
  district = { id: (await unitOf(cases, '413')).reference.id };
  const register = new Keeping(cases, 'openRegister', 'id');
  const from = { from: '2024-01', completeThrough: '2024-06' };
  await register.do({ register: 'TIP_OFFS', localityId: district.id, finestLevel: 'WARD', ...from });
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

describe('a report on tip-offs', () => {
  test('counts at once for the ward and its district, as REPORTED', async () => {
    const report = await tipOffs.do({ localityId: ward.id, month: '2024-05', tipOffs: 12 }, WARD);
    expect(report).toEqual({
      locality: ward,
      period: { label: '2024-05' },
      tipOffs: {
        value: 12,
        status: 'REPORTED',
        provenance: 'REPORTED',
        source: 'Register of tip-offs, entered by ward 16732',
      },
      version: 1,
    });
    const field = 'tipOffs(from: "2024-04", to: "2024-07", per: MONTH) { tipOffs { value status } }';
    const rows = (await series(field, district.id)).map((row) => [row.tipOffs!.value, row.tipOffs!.status]);
    // a month that is confirmed and has no report had none; one that is not confirmed is unknown
    expect(rows).toEqual([
      [0, 'ZERO'],
      [12, 'REPORTED'],
      [0, 'ZERO'],
      [null, 'NOT_REPORTED'],
    ]);
    const [change, ...more] = await changesOf(cases, `${ward.id} 2024-05`);
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      kind: 'CREATED',
      entity: 'TipOffReport',
      role: 'ward',
      after: { month: '2024-05' },
    });
  });

  test('of a month after the last confirmed one is taken: the register goes on', async () => {
    const report = await tipOffs.do({ localityId: ward.id, month: '2024-09', tipOffs: 8 }, WARD);
    expect(report).toMatchObject({ period: { label: '2024-09' }, tipOffs: { value: 8 }, version: 1 });
  });

  test('is corrected by its version and with a reason; the earlier number stays on record', async () => {
    const at = { localityId: ward.id, month: '2024-04' };
    await tipOffs.do({ ...at, tipOffs: 3 }, WARD);
    const refusal = async (part: object) => (await tipOffs.send({ ...at, tipOffs: 7, ...part })).refusal;
    expect(await refusal({})).toBe('CONFLICT');
    expect(await refusal({ expectedVersion: 2, reason: 'Đếm sót' })).toBe('CONFLICT');
    expect(await refusal({ expectedVersion: 1 })).toBe('INVALID reason');
    expect(await refusal({ expectedVersion: 1, reason: 'Gọi 0912345678' })).toBe('INVALID reason');
    const corrected = await tipOffs.do({ ...at, tipOffs: 7, expectedVersion: 1, reason: 'Đếm sót' });
    expect([corrected.version, corrected.tipOffs.value]).toEqual([2, 7]);
    expect((await changesOf(cases, `${ward.id} 2024-04`))[1]).toMatchObject({
      kind: 'CORRECTED',
      role: 'district',
      before: { version: 1 },
      after: { month: '2024-04', version: 2 },
      reason: 'Đếm sót',
    });
    expect(
      await column(
        cases,
        `select to_json(r) from (select register, month, version, counts from cases.replaced_counts where locality_id = $1) r`,
        [Number(ward.id.slice(1))],
      ),
    ).toEqual([{ register: 'TIP_OFFS', month: '2024-04-01', version: 1, counts: { tipOffs: 3 } }]);
  });

  test('is hidden where it is small, also for who wrote it, and read by unit and month', async () => {
    await tipOffs.do({ localityId: ward.id, month: '2024-03', tipOffs: 2 }, WARD);
    const answer = await cases.entities(
      [ward, district].map(({ id }) => ({ __typename: 'Locality', id })),
      '... on Locality { tipOffReport(month: "2024-03") { version tipOffs { value status } } }',
      DISTRICT,
    );
    expect(answer.data?._entities).toEqual([
      { tipOffReport: { version: 1, tipOffs: { value: null, status: 'SUPPRESSED' } } },
      { tipOffReport: null },
    ]);
    expect(answer.statements).toBe(2);
  });

  test('is hidden with the small one beside it that it would tell, in the report as in the series', async () => {
    const beside = (await unitOf(cases, '16717')).reference.id;
    await tipOffs.do({ localityId: beside, month: '2024-03', tipOffs: 9 });
    const answer = await cases.entities(
      [{ __typename: 'Locality', id: beside }],
      `... on Locality { tipOffReport(month: "2024-03") { tipOffs { status band } }
        tipOffs(from: "2024-03", to: "2024-03", per: MONTH) { tipOffs { status band } } }`,
      DISTRICT,
    );
    const hidden = { tipOffs: { status: 'SUPPRESSED', band: null } };
    expect(answer.data?._entities).toEqual([{ tipOffReport: hidden, tipOffs: [hidden] }]);
  });

  test('is refused for readers and from beside, leaves nothing behind, and is made once a key', async () => {
    const input = { localityId: ward.id, month: '2024-02', tipOffs: 5, idempotencyKey: randomUUID() };
    const left = await traces(cases);
    expect((await tipOffs.send(input, READER)).refusal).toBe('FORBIDDEN');
    expect((await tipOffs.send(input, BESIDE)).refusal).toBe('NOT_FOUND');
    expect(await traces(cases)).toBe(left);
    const made = await tipOffs.do(input);
    expect(await tipOffs.do(input)).toEqual(made);
    expect(await traces(cases)).toBe(left + 2);
  });

  test('of two that come at once is the first one’s', async () => {
    const input = { localityId: ward.id, month: '2024-06', tipOffs: 5 };
    const outcomes = await Promise.all([tipOffs.send(input), tipOffs.send(input, WARD)]);
    expect(outcomes.map(({ refusal }) => refusal).sort()).toEqual(['CONFLICT', null]);
  });

  test.each<[string, object, string]>([
    ['a month that lies ahead', { month: '2999-01' }, 'INVALID month'],
    ['a month before the register', { month: '2023-12' }, 'INVALID localityId'],
    ['less than none', { tipOffs: -1 }, 'INVALID tipOffs'],
    ['a version where there is no report', { expectedVersion: 1, reason: 'x' }, 'CONFLICT'],
  ])('with %s is refused by name', async (_what, part, refusal) => {
    const input = { localityId: ward.id, month: '2024-01', tipOffs: 1, ...part };
    expect((await tipOffs.send(input)).refusal).toBe(refusal);
  });

  test('is refused for a unit of another level than reports, and for one whose register nobody keeps', async () => {
    const send = (localityId: string, as = DISTRICT) =>
      tipOffs.send({ localityId, month: '2024-01', tipOffs: 1 }, as);
    const above = await send(district.id);
    expect([above.refusal, above.message]).toEqual([
      'INVALID localityId',
      expect.stringContaining('units of level WARD'),
    ]);
    const other = (await unitOf(cases, '15016')).reference;
    const unkept = await send(other.id, viewer('ward', '15016'));
    expect([unkept.refusal, unkept.message]).toEqual([
      'INVALID localityId',
      expect.stringContaining('openRegister'),
    ]);
  });
});
