/** Imports as jobs over real PostgreSQL: answered at once, followed while they run, and seen in scope. */
import { randomUUID } from 'node:crypto';
import { importQueue } from '@diaban/shared/importing/job/import-queue';
import { openSheet } from '@diaban/shared/tabular/open-sheet';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import {
  clearImports,
  fileOf,
  holdingUp,
  imported,
  jobOf,
  type Line,
  manyLines,
  reported,
  send,
} from './testing/files.js';

const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');
const NGHI_THU = viewer('ward', '16729');

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
});
afterEach(() => clearImports(localities));
afterAll(() => localities.stop());

const LINE: Line = ['A1', '16732', null, '2024', 6142, 1650, 'Báo cáo 2024'];

describe('sending a file', () => {
  test('is answered with an import that waits, at a few statements, before anything of it is read', async () => {
    const answer = await send(localities, await fileOf([LINE]), {
      as: CUA_LO,
      fileName: 'số 0912345678.csv',
    });
    expect(answer.data.importLocalityStatistics).toMatchObject({
      status: 'QUEUED',
      percent: 0,
      rowsTotal: null,
      fileName: 'số •••.csv',
      startedAt: null,
      endedAt: null,
    });
    expect(answer.statements).toBeLessThanOrEqual(11);
    await importQueue.idle();
  });

  test('again under the same idempotency key answers the same import, and under it another file is a conflict', async () => {
    const idempotencyKey = randomUUID();
    const first = await imported(localities, await fileOf([LINE]), { as: CUA_LO, idempotencyKey });
    const second = await imported(localities, await fileOf([LINE]), { as: CUA_LO, idempotencyKey });
    expect(second.id).toBe(first.id);
    const { rows } = await localities.admin.query('select count(*)::int as jobs from app.import_jobs');
    expect(rows[0].jobs).toBe(1);
    const other = await send(localities, await fileOf([LINE.with(4, 1)]), { as: CUA_LO, idempotencyKey });
    expect(other.errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
  });

  test('with a name that no file has is refused', async () => {
    for (const fileName of ['', 'x'.repeat(201), 'a\0b', 'a\nb']) {
      const answer = await send(localities, 'x', { as: CUA_LO, fileName });
      expect(answer.errors).toMatchObject([{ extensions: { code: 'INVALID', field: 'fileName' } }]);
    }
  });

  test.each([
    ['no Base64', 'xin chào!', 'Base64'],
    ['Base64 that was cut', 'YWJjZA', 'Base64'],
    ['nothing', '', 'empty'],
    ['too much', 'A'.repeat(28 * 1024 * 1024), '20 MB'],
  ])('with %s is refused at once, without repeating it', async (_what, content, message) => {
    const answer = await localities.run(
      'mutation ($input: ImportFileInput!) { importLocalityStatistics(input: $input) { id } }',
      { as: CUA_LO, variables: { input: { idempotencyKey: randomUUID(), fileName: 'x', content } } },
    );
    expect(answer.errors).toMatchObject([
      { message: expect.stringContaining(message), extensions: { code: 'INVALID', field: 'input.content' } },
    ]);
    expect(JSON.stringify(answer).length).toBeLessThan(500);
  });
});

describe('a long file', () => {
  test('of 20,000 rows shows how far it is while its data are not visible yet, and is written as a whole', async () => {
    const lines = await manyLines(localities, 20_000);
    const file = await fileOf(lines, 'xlsx');
    let id = '';
    await holdingUp(localities, [lines[15_000]!], async () => {
      id = (await send(localities, file, { as: NGHE_AN })).data.importLocalityStatistics.id;
      let job = await jobOf(localities, id, NGHE_AN);
      while (job.rowsDone === 0) job = await jobOf(localities, id, NGHE_AN);
      expect(job).toMatchObject({ status: 'RUNNING', rowsTotal: null });
      expect(job.rowsDone).toBeLessThanOrEqual(15_000);
      expect(job.percent > 0 && job.percent < 100).toBe(true);
      expect(await reported(localities)).toEqual([]);
    });
    await importQueue.idle();
    expect(await jobOf(localities, id, NGHE_AN)).toMatchObject({
      status: 'DONE',
      percent: 100,
      rowsTotal: 20_000,
      rowsCreated: 20_000,
    });
    const { rows } = await localities.admin.query(
      `select count(*)::int as count, sum(value)::int as sum from localities.statistics where provenance = 'REPORTED'`,
    );
    expect(rows[0]).toEqual({ count: 20_000, sum: 20_000 * 1000 + (20_000 * 19_999) / 2 });
    const again = await imported(localities, await fileOf(lines, 'csv'), { as: NGHE_AN });
    expect(again).toMatchObject({ status: 'DONE', rowsUnchanged: 20_000, rowsCreated: 0, rowsUpdated: 0 });
  }, 120_000);

  test('with a fault in its last row writes nothing of the rows before', async () => {
    const lines = await manyLines(localities, 5_000);
    const faulty = [...lines, LINE.with(4, 'nhiều')];
    const job = await imported(localities, await fileOf(faulty), { as: NGHE_AN });
    expect(job).toMatchObject({ status: 'FAILED', rowsValid: 5_000, rowsFaulty: 1, rowsCreated: 0 });
    expect(job.faults.nodes).toMatchObject([{ row: 5_002, code: 'NOT_A_NUMBER' }]);
    expect(await reported(localities)).toEqual([]);
  }, 60_000);
});

describe('imports and their faults', () => {
  const NAMES = '{ localityImports { nodes { fileName faults { nodes { code } } } } }';

  test('are seen by the unit that sent them and those above, not by a sibling', async () => {
    const { id } = await imported(localities, await fileOf([LINE.with(4, 'x')]), {
      as: NGHI_HUONG,
      fileName: 'nh',
    });
    for (const as of [NGHI_HUONG, CUA_LO, NGHE_AN]) {
      expect(await jobOf(localities, id, as)).toMatchObject({
        fileName: 'nh',
        faults: { nodes: [{ value: 'x' }] },
      });
    }
    for (const as of [NGHI_THU, viewer('district', '412'), viewer('province', '38')]) {
      expect(await jobOf(localities, id, as)).toBeNull();
      expect((await localities.run(NAMES, { as })).data.localityImports.nodes).toEqual([]);
    }
    const { db } = localities.running.contextFor({ viewer: NGHI_THU, requestId: 'test' });
    const faults = await db.read((manager) => manager.query('select * from app.import_faults'));
    expect(faults).toEqual([]);
  });

  test('are listed latest first in pages, the faults of all of them with one statement', async () => {
    for (const name of ['một', 'hai', 'ba'])
      await imported(localities, await fileOf([LINE.with(4, 'x')]), { as: CUA_LO, fileName: name });
    const query = `query ($after: String) { localityImports(first: 2, after: $after) {
      nodes { fileName faults(first: 1) { nodes { code } pageInfo { hasNextPage } } } pageInfo { endCursor hasNextPage } } }`;
    const first = await localities.run(query, { as: CUA_LO });
    const { nodes, pageInfo } = first.data.localityImports;
    expect(nodes.map(({ fileName }: { fileName: string }) => fileName)).toEqual(['ba', 'hai']);
    expect(nodes[0].faults).toEqual({ nodes: [{ code: 'NOT_A_NUMBER' }], pageInfo: { hasNextPage: false } });
    expect(first.statements).toBe(2);
    const second = await localities.run(query, { as: CUA_LO, variables: { after: pageInfo.endCursor } });
    expect(second.data.localityImports.nodes).toMatchObject([{ fileName: 'một' }]);
  });

  test('refuse cursors that are none, and ids that are none', async () => {
    const cursor = Buffer.from(JSON.stringify(['imports of localities', 'x'])).toString('base64url');
    for (const after of ['x', cursor]) {
      const answer = await localities.run(`{ localityImports(after: "${after}") { nodes { id } } }`, {
        as: CUA_LO,
      });
      expect(answer.errors).toMatchObject([{ extensions: { code: 'INVALID', field: 'after' } }]);
    }
    const answer = await localities.run('{ localityImport(id: "x") { id } }', { as: CUA_LO });
    expect(answer.errors).toMatchObject([{ extensions: { code: 'INVALID', field: 'id' } }]);
  });
});

describe('the template', () => {
  test('is given out in Vietnamese, and imports when it is filled in', async () => {
    const query =
      '{ localityStatisticTemplate { name title fileName columns { header required permitted } workbook } }';
    const { data } = await localities.run(query, { as: NGHI_HUONG });
    const { columns, workbook } = data.localityStatisticTemplate;
    expect(columns).toHaveLength(7);
    const sheet = await openSheet(Buffer.from(workbook, 'base64'));
    for await (const [header] of sheet.rows) {
      expect(header!.cells.map((cell) => cell!.text.replace(' *', ''))).toEqual(
        columns.map((column: { header: string }) => column.header),
      );
      const names = header!.cells.map((cell) => cell!.text).join(';');
      const job = await imported(localities, `${names}\nA;16732;;2024;1;;x\n`, { as: NGHI_HUONG });
      expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1 });
    }
  });
});
