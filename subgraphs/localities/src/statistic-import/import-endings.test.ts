/** How imports end when something goes wrong on the way: rows that the database refuses, processes that end, and races. */
import { randomUUID } from 'node:crypto';
import { ImportJobRepository } from '@diaban/shared/importing/job/import-job.repository';
import { importQueue } from '@diaban/shared/importing/job/import-queue';
import { ImportRun } from '@diaban/shared/importing/job/run-import';
import { startImport } from '@diaban/shared/importing/job/start-import';
import { silentLog } from '@diaban/shared/log';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { statisticImport } from './statistic-import.js';
import {
  clearImports,
  fileOf,
  holdingUp,
  jobOf,
  type Line,
  manyLines,
  reported,
  send,
} from './testing/files.js';

const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');

let localities: TestSubgraph;
beforeAll(async () => {
  localities = await TestSubgraph.start(subgraph);
});
afterEach(() => clearImports(localities));
afterAll(() => localities.stop());

const LINE: Line = ['A1', '16732', null, '2024', 6142, 1650, 'Báo cáo 2024'];

describe('rows that only the database refuses', () => {
  // looks nothing up that could tell it before
  const careless = {
    ...statisticImport,
    resolve: async (manager: never, records: never) =>
      (await statisticImport.resolve(manager, records)).map((found) =>
        'unitId' in found ? found : { unitId: 1 },
      ),
  };

  test('are found one by one, and the others are written', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => LINE.with(0, `K${at}`).with(3, String(2000 + at)));
    const mixed = lines.map((line, at) => (at % 7 === 3 ? line.with(1, '437') : line));
    const context = localities.running.contextFor({ viewer: CUA_LO, requestId: 'test' });
    const content = (await fileOf(mixed)).toString('base64');
    const { id } = await startImport(context, careless as never, {
      idempotencyKey: randomUUID(),
      fileName: 'x',
      content,
      mode: 'VALID_ROWS',
    });
    await importQueue.idle();
    const job = await jobOf(localities, id, CUA_LO);
    expect(job).toMatchObject({ status: 'DONE', rowsCreated: 17, rowsFaulty: 3 });
    expect(job.faults.nodes).toMatchObject(
      [5, 12, 19].map((row) => ({ row, code: 'OUT_OF_SCOPE', column: null })),
    );
    expect(await reported(localities)).toHaveLength(34);
  });
});

describe('an import whose process ended', () => {
  const leaveRunning = async (silence: string) => {
    const { rows } = await localities.admin.query(
      `insert into app.import_jobs (subgraph, template, locality_id, mode, status, file_name, sha256, content, rows_done,
         rows_created, subject, role, unit, request_id, started_at, seen_at)
       select 'localities', 'locality-statistics', unit_id, 'ALL_OR_NOTHING', 'RUNNING', 'x', repeat('0', 64), 'bytes', 4000, 4000,
         'test', 'district', '413', 'r', now(), now() - $1::interval from app.unit_directory where code = '413' returning id`,
      [silence],
    );
    return rows[0].id;
  };

  test('is failed when it is read next, says that nothing was written, and its file is removed', async () => {
    const id = await leaveRunning('2 minutes');
    expect(await jobOf(localities, id, CUA_LO)).toMatchObject({
      status: 'FAILED',
      failure: 'PROCESS_ENDED',
      message: expect.stringContaining('chưa ghi dữ liệu nào. Hãy gửi lại tệp'),
      rowsCreated: 0,
      endedAt: expect.any(String),
    });
    const { rows } = await localities.admin.query('select content from app.import_jobs');
    expect(rows).toEqual([{ content: null }]);
  });

  test('is failed in the list too, also for those who only read', async () => {
    await leaveRunning('2 minutes');
    const answer = await localities.run('{ localityImports { nodes { status } } }', {
      as: viewer('auditor', '40'),
    });
    expect(answer.data.localityImports.nodes).toEqual([{ status: 'FAILED' }]);
  });

  test('is left alone while its process gives signs of life', async () => {
    const id = await leaveRunning('5 seconds');
    expect(await jobOf(localities, id, CUA_LO)).toMatchObject({ status: 'RUNNING', rowsDone: 4000 });
  });

  test('that was given up although it still runs cannot write any more', async () => {
    const lines = await manyLines(localities, 4_000);
    let id = '';
    await holdingUp(localities, [lines[3_999]!], async () => {
      const { data } = await send(localities, await fileOf(lines), { as: NGHE_AN });
      id = data.importLocalityStatistics.id;
      for (let status = ''; status !== 'RUNNING'; ) {
        status = (await localities.admin.query('select status from app.import_jobs')).rows[0].status;
        expect(['QUEUED', 'RUNNING']).toContain(status);
      }
      // one transaction: a sign of life cannot come in between
      await localities.admin.query(
        `update app.import_jobs set seen_at = now() - interval '1 hour'; select app.end_abandoned_imports('localities', '60 seconds')`,
      );
    });
    await importQueue.idle();
    expect(await jobOf(localities, id, NGHE_AN)).toMatchObject({
      status: 'FAILED',
      failure: 'PROCESS_ENDED',
    });
    expect(await reported(localities)).toEqual([]);
  }, 60_000);
});

describe('an import whose process is asked to stop', () => {
  test('ends within the grace, and beyond it is given up, writes nothing and says so', async () => {
    const lines = await manyLines(localities, 4_000);
    const started = async (from: number, to: number) => {
      const answer = await send(localities, await fileOf(lines.slice(from, to)), { as: NGHE_AN });
      return answer.data.importLocalityStatistics.id;
    };
    const quick = await started(0, 10);
    await importQueue.end(2 ** 31 - 1);
    expect(await jobOf(localities, quick, NGHE_AN)).toMatchObject({ status: 'DONE', rowsCreated: 10 });
    let long = '';
    let waiting = '';
    let ended = Promise.resolve();
    await holdingUp(localities, [lines[10]!], async () => {
      long = await started(10, 4_000);
      waiting = await started(0, 10);
      ended = importQueue.end(0);
      // due after the grace
      await new Promise((resolve) => setTimeout(resolve, 1));
    });
    await ended;
    for (const id of [long, waiting])
      expect(await jobOf(localities, id, NGHE_AN)).toMatchObject({
        status: 'FAILED',
        failure: 'PROCESS_ENDED',
        rowsCreated: 0,
      });
    expect(await reported(localities)).toHaveLength(10);
  }, 60_000);
});

describe('the same file in two processes at the same moment', () => {
  test('makes each record once', async () => {
    const { db } = localities.running.contextFor({ viewer: NGHE_AN, requestId: 'test' });
    const jobs = new ImportJobRepository(db);
    const content = await fileOf(await manyLines(localities, 3_000));
    const { subject, role, unit } = NGHE_AN;
    const origin = { subgraph: 'localities', operation: 'test', subject, role, unit, requestId: 'test' };
    const job = {
      template: 'locality-statistics',
      mode: 'ALL_OR_NOTHING' as const,
      fileName: 'x',
      sha256: '0'.repeat(64),
    };
    const ids = [0, 1].map(() => db.write((manager) => jobs.insert(manager, { ...origin, ...job, content })));
    const waiting = await Promise.all(ids);
    const stored = await jobs.find('localities', waiting[0]!);
    const run = (id: string) =>
      new ImportRun({
        ...job,
        id,
        localityId: stored!.localityId,
        definition: statisticImport,
        db,
        origin,
        log: silentLog,
      });
    await Promise.all(waiting.map((id) => run(id).run()));
    const ended = await Promise.all(waiting.map((id) => jobOf(localities, id, NGHE_AN)));
    expect(ended.map(({ status }) => status)).toEqual(['DONE', 'DONE']);
    expect(ended.map(({ rowsCreated }) => rowsCreated).sort()).toEqual([0, 3_000]);
    expect(await reported(localities)).toHaveLength(3_000);
  }, 60_000);
});
