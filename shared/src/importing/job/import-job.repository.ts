/** Every query for imports: their way from QUEUED to DONE or FAILED, and what their senders read of it. */
import type { EntityManager } from 'typeorm';
import type { RequestDatabase } from '../../database/scoped-database.js';
import type { Keyset } from '../../graphql/page.js';
import type { FaultList } from '../fault.js';
import type { ImportCounts } from './import-counts.js';
import { ImportFault } from './import-fault.js';
import { ImportJob } from './import-job.js';
import type { ImportFailure, ImportMode } from './import-mode.js';

export interface NewImport {
  subgraph: string;
  template: string;
  mode: ImportMode;
  fileName: string;
  sha256: string;
  content: Buffer;
  subject: string;
  role: string;
  unit: string;
  requestId: string;
}

/** A process gives a sign of life every few seconds; after this time without one it has ended. */
const SILENT_FOR = '60 seconds';

export class ImportJobRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** @returns the id of a job that waits to be run */
  async insert(manager: EntityManager, job: NewImport): Promise<string> {
    const rows = await manager.query<{ id: string }[]>(
      `insert into app.import_jobs (subgraph, template, locality_id, mode, file_name, sha256, content, subject, role, unit, request_id)
       select $1, $2, (select unit_id from app.unit_directory where skey = app.scope() limit 1), $3, $4, $5, $6, $7, $8, $9, $10 returning id`,
      [
        job.subgraph,
        job.template,
        job.mode,
        job.fileName,
        job.sha256,
        job.content,
        job.subject,
        job.role,
        job.unit,
        job.requestId,
      ],
    );
    return rows[0]!.id;
  }

  /** @returns the file, or null when the job does not wait any more */
  begin(id: string): Promise<Buffer | null> {
    return this.db.write(async (manager) => {
      const [rows] = await manager.query<[{ content: Buffer }[], number]>(
        `update app.import_jobs set status = 'RUNNING', started_at = clock_timestamp(), seen_at = clock_timestamp()
         where id = $1 and status = 'QUEUED' returning content`,
        [id],
      );
      return rows[0]?.content ?? null;
    });
  }

  /** A sign of life, with what has been done so far, in a transaction of its own. */
  async report(id: string, counts: ImportCounts, faults: FaultList): Promise<void> {
    await this.db.write((manager) =>
      manager.query(
        `update app.import_jobs set ${COUNTS}, seen_at = clock_timestamp() where id = $1 and ended_at is null`,
        [id, ...countValues(counts, faults)],
      ),
    );
  }

  /** Ends a job inside the transaction that wrote its data. @throws when it was given up meanwhile, so that nothing is written */
  async finish(manager: EntityManager, id: string, counts: ImportCounts, faults: FaultList): Promise<void> {
    await insertFaults(manager, id, faults);
    const [, affected] = await manager.query<[unknown[], number]>(
      `update app.import_jobs set ${COUNTS}, status = 'DONE', content = null, ended_at = clock_timestamp()
       where id = $1 and status = 'RUNNING'`,
      [id, ...countValues(counts, faults)],
    );
    if (affected !== 1) throw new Error(`Import ${id} was given up while it was running`);
  }

  /** Ends a job whose data were rolled back. */
  async fail(id: string, failure: ImportFailure, counts: ImportCounts, faults: FaultList): Promise<void> {
    await this.db.write(async (manager) => {
      const [, affected] = await manager.query<[unknown[], number]>(
        `update app.import_jobs set ${COUNTS}, status = 'FAILED', failure = $11, content = null, ended_at = clock_timestamp()
         where id = $1 and ended_at is null`,
        [id, ...countValues(counts, faults), failure],
      );
      if (affected === 1) await insertFaults(manager, id, faults);
    });
  }

  /** Ends the jobs of processes that were stopped. @returns how many there were */
  endAbandoned(subgraph: string): Promise<number> {
    return this.db.write(async (manager) => {
      const [row] = await manager.query<{ ended: number }[]>(
        'select app.end_abandoned_imports($1, $2) as ended',
        [subgraph, SILENT_FOR],
      );
      return row?.ended ?? 0;
    });
  }

  find(subgraph: string, id: string): Promise<ImportJob | null> {
    return this.db.read((manager) => manager.findOneBy(ImportJob, { subgraph, id }));
  }

  /** The latest first. */
  list(subgraph: string, { limit, after }: Keyset): Promise<ImportJob[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(ImportJob, 'j')
        .where('j.subgraph = :subgraph and (:before::bigint is null or j.number < :before::bigint)', {
          subgraph,
          before: after?.[0] ?? null,
        })
        .orderBy('j.number', 'DESC')
        .limit(limit)
        .getMany(),
    );
  }

  /** A page of the faults of each of some jobs, in the order of the file. */
  faults(
    jobIds: readonly string[],
    { limit, after }: Keyset,
  ): Promise<(ImportFault & { parentKey: string })[]> {
    return this.db.read((manager) =>
      manager.query<(ImportFault & { parentKey: string })[]>(
        `select j.id as "parentKey", f.* from unnest($1::uuid[]) as j(id) cross join lateral (
           select job_id as "jobId", number, sheet, row, "column", header, value, code, problem, fix from app.import_faults
           where job_id = j.id and ($2::int is null or number > $2::int) order by number limit $3) f`,
        [jobIds, after?.[0] ?? null, limit],
      ),
    );
  }
}

const COUNTS = `percent = $2, rows_total = $3, rows_done = $4, rows_valid = $5, rows_faulty = $6, rows_created = $7,
  rows_updated = $8, rows_unchanged = $9, fault_count = $10`;

function countValues(counts: ImportCounts, faults: FaultList): unknown[] {
  const { percent, total, done, valid, faulty, created, updated, unchanged } = counts;
  return [percent, total, done, valid, faulty, created, updated, unchanged, faults.count];
}

async function insertFaults(manager: EntityManager, jobId: string, { first }: FaultList): Promise<void> {
  const rows = first.map((fault, at) => ({ job_id: jobId, number: at + 1, ...fault }));
  await manager.query(
    `insert into app.import_faults select * from json_populate_recordset(null::app.import_faults, $1)`,
    [JSON.stringify(rows)],
  );
}
