/** Importing statistics over real PostgreSQL: both formats, both modes, keys, scope, and what is left behind. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { clearImports, fileOf, imported, type Line, reported } from './testing/files.js';

const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
});
afterEach(() => clearImports(localities));
afterAll(() => localities.stop());

/** Key, unit, name, period, population, households, source. */
const NH: Line = ['A1', '16732', 'phuong Nghi Huong', { day: '2024-12-31' }, 6142, 1650, 'Báo cáo 2024'];
const NT: Line = ['A2', '16729', null, '2024', '5.310', null, 'Báo cáo 2024'];
const WRITTEN = [
  '16729 POPULATION 5310 2024 Báo cáo 2024',
  '16732 HOUSEHOLDS 1650 2024-12-31 Báo cáo 2024',
  '16732 POPULATION 6142 2024-12-31 Báo cáo 2024',
];

describe('a file without faults', () => {
  test.each(['xlsx', 'csv'] as const)(
    'is written from %s, and answered as reported figures',
    async (format) => {
      const job = await imported(localities, await fileOf([NH, NT], format), { as: CUA_LO });
      expect(job).toMatchObject({
        status: 'DONE',
        failure: null,
        message: null,
        percent: 100,
        rowsTotal: 2,
        rowsDone: 2,
        rowsValid: 2,
        rowsFaulty: 0,
        rowsCreated: 2,
        rowsUpdated: 0,
        rowsUnchanged: 0,
        faultCount: 0,
        role: 'district',
        unit: '413',
        template: 'locality-statistics',
      });
      expect(await reported(localities)).toEqual(WRITTEN);
      const query = `{ localityByCode(code: "16732") { population { value provenance source period { label } } households { value } } }`;
      const answer = await localities.run(query, { as: NGHI_HUONG });
      expect(answer.data.localityByCode).toEqual({
        population: {
          value: 6142,
          provenance: 'REPORTED',
          source: 'Báo cáo 2024',
          period: { label: '2024-12-31' },
        },
        households: { value: 1650 },
      });
    },
  );

  test('leaves one row that tells of it, with its counts, and nothing of the file', async () => {
    const { id, sha256 } = await imported(localities, await fileOf([NH, NT]), { as: CUA_LO });
    const { rows } = await localities.admin.query(
      'select kind, operation, entity, entity_id, role, unit, after from app.changes',
    );
    expect(rows).toEqual([
      {
        kind: 'IMPORTED',
        operation: 'importLocalityStatistics',
        entity: 'ImportJob',
        entity_id: id,
        role: 'district',
        unit: '413',
        after: { template: 'locality-statistics', sha256, created: 2, updated: 0, unchanged: 0, faulty: 0 },
      },
    ]);
    const kept = await localities.admin.query('select 1 from app.import_jobs where content is not null');
    expect(kept.rowCount).toBe(0);
  });
});

describe('a record that is sent again', () => {
  test('with the same values changes nothing, in whichever format and order', async () => {
    await imported(localities, await fileOf([NH, NT], 'csv'), { as: CUA_LO });
    const again = await imported(localities, await fileOf([NT, NH], 'xlsx'), { as: CUA_LO });
    expect(again).toMatchObject({ status: 'DONE', rowsCreated: 0, rowsUpdated: 0, rowsUnchanged: 2 });
    expect(await reported(localities)).toEqual(WRITTEN);
  });

  test('with other values is an update, and the old values are kept', async () => {
    await imported(localities, await fileOf([NH, NT]), { as: CUA_LO });
    const corrected = [NH.with(4, 6200).with(5, null), NT];
    const job = await imported(localities, await fileOf(corrected), { as: CUA_LO });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 0, rowsUpdated: 1, rowsUnchanged: 1 });
    expect(await reported(localities)).toEqual([
      '16729 POPULATION 5310 2024 Báo cáo 2024',
      '16732 POPULATION 6200 2024-12-31 Báo cáo 2024',
    ]);
    const { rows } = await localities.admin.query(
      `select entity, before, after from app.changes where kind = 'CORRECTED'`,
    );
    const locality = expect.stringMatching(/^u\d+$/);
    const same = { locality, period: '2024-12-31', source: 'Báo cáo 2024' };
    expect(rows).toEqual([
      {
        entity: 'Locality',
        before: { ...same, population: 6142, households: 1650 },
        after: { ...same, population: 6200, households: null },
      },
    ]);
  });

  test('for another unit moves to it', async () => {
    await imported(localities, await fileOf([NH]), { as: CUA_LO });
    const moved = NH.with(1, '16729').with(2, null);
    expect(await imported(localities, await fileOf([moved]), { as: CUA_LO })).toMatchObject({
      rowsUpdated: 1,
    });
    expect(await reported(localities)).toEqual([
      '16729 HOUSEHOLDS 1650 2024-12-31 Báo cáo 2024',
      '16729 POPULATION 6142 2024-12-31 Báo cáo 2024',
    ]);
  });

  test('by another unit under the same key is another record, and may not state the same figure', async () => {
    await imported(localities, await fileOf([NH]), { as: NGHI_HUONG });
    const job = await imported(localities, await fileOf([NH, NT.with(0, 'A1')]), {
      as: CUA_LO,
      mode: 'VALID_ROWS',
    });
    expect(job.faults.nodes.map(({ code, row }: { code: string; row: number }) => [code, row])).toEqual([
      ['REPEATED_KEY', 3],
      ['ALREADY_THERE', 2],
    ]);
    const other = await imported(localities, await fileOf([NT.with(0, 'A1')]), { as: CUA_LO });
    expect(other).toMatchObject({ status: 'DONE', rowsCreated: 1 });
    expect(await reported(localities)).toEqual(WRITTEN);
  });
});

describe('a file with faults', () => {
  const LINES: Line[] = [
    NH,
    ['B1', '16732', 'Phường Nghi Thu', '2023', 1, null, 'x'],
    ['B2', '16729', null, '31/02/2024', '1,234', 'nhiều', 'gọi 0912345678'],
    ['B3', '16729', null, '2022', null, null, 'x'],
    ['B4', '16729', null, '2022', 10, 11, 'x'],
    ['A1', '16729', null, '2022', 10, 5, 'x'],
    ['B5', '16732', null, '31/12/2024', 7, null, 'x'],
  ];
  const FAULTS = [
    ['Số liệu', 4, 'D', 'Kỳ số liệu', '31/02/2024', 'NOT_A_DATE'],
    ['Số liệu', 4, 'E', 'Nhân khẩu', '1,234', 'AMBIGUOUS_NUMBER'],
    ['Số liệu', 4, 'F', 'Số hộ', 'nhiều', 'NOT_A_NUMBER'],
    ['Số liệu', 4, 'G', 'Nguồn số liệu', 'gọi •••', 'PERSONAL_DATA'],
    ['Số liệu', 5, 'E', 'Nhân khẩu', null, 'NO_FIGURE'],
    ['Số liệu', 6, 'F', 'Số hộ', '11', 'MORE_HOUSEHOLDS_THAN_PEOPLE'],
    ['Số liệu', 7, 'A', 'Mã nguồn', 'A1', 'REPEATED_KEY'],
    ['Số liệu', 3, 'C', 'Tên đơn vị', 'Phường Nghi Thu', 'OTHER_UNIT_NAME'],
    ['Số liệu', 8, 'D', 'Kỳ số liệu', '31/12/2024', 'ALREADY_THERE'],
  ];
  // biome-ignore lint/suspicious/noExplicitAny: answers are read freely
  const placesOf = (job: any) =>
    job.faults.nodes.map((fault: Record<string, unknown>) =>
      ['sheet', 'row', 'column', 'header', 'value', 'code'].map((key) => fault[key]),
    );

  test('writes nothing when all or nothing was asked, and names each fault by sheet, row and column', async () => {
    const job = await imported(localities, await fileOf(LINES, 'xlsx'), { as: CUA_LO });
    expect(job).toMatchObject({
      status: 'FAILED',
      failure: 'FAULTY_ROWS',
      message: expect.stringContaining('chưa ghi dữ liệu nào'),
      rowsTotal: 7,
      rowsValid: 1,
      rowsFaulty: 6,
      rowsCreated: 0,
      faultCount: 9,
    });
    expect(placesOf(job)).toEqual(FAULTS);
    for (const { problem, fix } of job.faults.nodes) expect([problem, fix].join(' ')).toMatch(/[ăâđêôơưà-ỹ]/);
    expect(await reported(localities)).toEqual([]);
    const left = await localities.admin.query(
      'select from app.import_sources union all select from app.changes',
    );
    expect(left.rowCount).toBe(0);
  });

  test('writes the rows without faults when these were asked for, and reports the others', async () => {
    const job = await imported(localities, await fileOf(LINES, 'xlsx'), { as: CUA_LO, mode: 'VALID_ROWS' });
    expect(job).toMatchObject({ status: 'DONE', rowsValid: 1, rowsFaulty: 6, rowsCreated: 1, faultCount: 9 });
    expect(placesOf(job)).toEqual(FAULTS);
    expect(await reported(localities)).toEqual(WRITTEN.slice(1));
  });

  test('can be mended and sent again, whichever mode was asked before', async () => {
    for (const mode of ['ALL_OR_NOTHING', 'VALID_ROWS'] as const)
      await imported(localities, await fileOf([NH, NT.with(4, 'nhiều')]), { as: CUA_LO, mode });
    const job = await imported(localities, await fileOf([NH, NT]), { as: CUA_LO });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsUnchanged: 1 });
    expect(await reported(localities)).toEqual(WRITTEN);
  });

  test('that cannot be read at all, or has only faulty rows, says so', async () => {
    const legacy = Buffer.from('M\xe3 ngu\xf4n;x\n', 'latin1');
    expect(await imported(localities, legacy, { as: CUA_LO })).toMatchObject({
      failure: 'FILE_UNREADABLE',
      faults: {
        nodes: [{ code: 'NOT_UTF8', sheet: null, row: null, fix: expect.stringContaining('CSV UTF-8') }],
      },
    });
    expect(await imported(localities, 'a;b\n1;2\n', { as: CUA_LO })).toMatchObject({
      failure: 'FILE_UNREADABLE',
      faults: { nodes: [{ code: 'NO_HEADER' }] },
    });
    const faulty = await fileOf([NH.with(4, 'x')]);
    expect(await imported(localities, faulty, { as: CUA_LO, mode: 'VALID_ROWS' })).toMatchObject({
      status: 'FAILED',
      failure: 'NO_VALID_ROW',
    });
  });
});

describe('scope', () => {
  // 16729 lies in 413 as 16732 does; 17 is no beginning of 413's key, and Hồng Lĩnh (437) another province
  test('lets a ward write its own figures, and its sibling’s, parent’s and other provinces’ units are unknown to it', async () => {
    const lines = [
      NH,
      NT,
      NH.with(0, 'p').with(1, '413').with(2, null),
      NH.with(0, 'q').with(1, '437').with(2, null),
    ];
    const job = await imported(localities, await fileOf(lines), { as: NGHI_HUONG, mode: 'VALID_ROWS' });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 3 });
    const unknown = { code: 'UNKNOWN_UNIT', header: 'Mã đơn vị' };
    expect(job.faults.nodes).toMatchObject([
      { ...unknown, row: 3, value: '16729' },
      { ...unknown, row: 4, value: '413' },
      { ...unknown, row: 5, value: '437' },
    ]);
    expect(await reported(localities)).toEqual(WRITTEN.slice(1));
  });

  test('tells nothing apart about a unit out of scope and one that does not exist', async () => {
    const lines = [NH.with(1, '17000').with(2, null), NH.with(0, 'z').with(1, '99999').with(2, null)];
    const { faults } = await imported(localities, await fileOf(lines), { as: NGHI_HUONG });
    const [outside, missing] = faults.nodes.map(({ code, problem, fix }: Record<string, string>) => [
      code,
      problem,
      fix,
    ]);
    expect(outside).toEqual(missing);
  });

  test('reaches the units below, and a sub-commune unit by its identity', async () => {
    const { rows } = await localities.admin.query(
      `select unit_id from localities.units u join localities.unit_versions v on v.unit_id = u.id where v.level = 'NEIGHBOURHOOD' and v.skey like
       (select skey from app.unit_directory where code = '38') || '%' limit 1`,
    );
    const line: Line = ['s', `u${rows[0].unit_id}`, null, '05/2024', 415, 89, 'Báo cáo'];
    const job = await imported(localities, await fileOf([line]), { as: viewer('province', '38') });
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1 });
    const denied = await imported(localities, await fileOf([line]), { as: NGHE_AN });
    expect(denied.faults.nodes).toMatchObject([{ code: 'UNKNOWN_UNIT' }]);
  });

  test('keeps planners, analysts and auditors from writing, in the code and in the database', async () => {
    for (const role of ['planner', 'analyst', 'auditor'] as const) {
      const answer = imported(localities, await fileOf([NH]), { as: viewer(role, '40') });
      await expect(answer).rejects.toThrow(/FORBIDDEN/);
    }
    const insert = `insert into localities.statistics (locality_id, indicator, value, period, period_from, period_to, provenance, source)
      select unit_id, $1, 1, '2024', '2024-01-01', '2024-12-31', $2, 'x' from app.unit_directory where code = '16732'`;
    const write = (as: typeof NGHE_AN, indicator: string, provenance: string) =>
      localities.running
        .contextFor({ viewer: as, requestId: 'test' })
        .db.write((manager) => manager.query(insert, [indicator, provenance]));
    await expect(write(viewer('planner', '40'), 'POPULATION', 'REPORTED')).rejects.toThrow('outside');
    await expect(write(NGHE_AN, 'ETHNIC_MINORITY_SHARE', 'REPORTED')).rejects.toThrow('outside');
    await expect(write(NGHE_AN, 'POPULATION', 'PUBLISHED')).rejects.toThrow('outside');
    await write(NGHE_AN, 'POPULATION', 'REPORTED');
    expect(await reported(localities)).toHaveLength(1);
  });
});
