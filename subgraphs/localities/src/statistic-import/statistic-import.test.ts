/** Importing statistics over real PostgreSQL: both formats, both modes, keys, scope, and what is left behind. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { clearImports, fileOf, imported, type Line, reported } from './testing/files.js';

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
