/** Runs one import: reads the file, writes its rows in one transaction in the sender's scope, and tells how it went. */
import type { EntityManager } from 'typeorm';
import type { RequestDatabase } from '../../database/scoped-database.js';
import type { Log } from '../../log.js';
import { type ChangeOrigin, recordChange } from '../../mutation/changes.js';
import { openSheet } from '../../tabular/open-sheet.js';
import { UnreadableFile } from '../../tabular/unreadable-file.js';
import { Fault, FaultList } from '../fault.js';
import type { AnyImport } from '../import-definition.js';
import { readRows } from '../rows/read-rows.js';
import { beginRecords } from '../rows/record.repository.js';
import { RowWriter, TooManyRefusals } from '../rows/write-rows.js';
import { ImportCounts } from './import-counts.js';
import { ImportJobRepository } from './import-job.repository.js';
import type { ImportFailure, ImportMode } from './import-mode.js';

export interface WaitingImport {
  id: string;
  localityId: number;
  mode: ImportMode;
  sha256: string;
  definition: AnyImport;
  db: RequestDatabase;
  origin: ChangeOrigin;
  log: Log;
}

/** Thrown to roll back what was written. */
class NothingWritten extends Error {
  constructor(readonly failure: ImportFailure) {
    super(failure);
  }
}

export class ImportRun {
  private readonly jobs: ImportJobRepository;
  private readonly counts = new ImportCounts();
  private faults = new FaultList();
  private givenUp = false;

  constructor(private readonly job: WaitingImport) {
    this.jobs = new ImportJobRepository(job.db);
  }

  /** Never throws: whatever happens is told in the job's row, or, if that cannot be written, in the log. */
  async run(): Promise<void> {
    const { id, log, db } = this.job;
    try {
      const content = await this.jobs.begin(id);
      if (content === null) return;
      const failure = await db
        .write((manager) => this.importFile(manager, content))
        .then(() => null, failureOf);
      if (failure === null) return;
      if (failure.kind === 'INTERNAL') log.error({ ...told(failure.error), import: id }, 'import failed');
      this.counts.nothingWritten();
      await this.jobs.fail(id, failure.kind, this.counts, this.withReason(failure.error));
    } catch (error) {
      log.error({ ...told(error), import: id }, 'import could not be ended');
    }
  }

  /** The process is about to end: what has been written so far is rolled back. */
  giveUp(): void {
    this.givenUp = true;
  }

  /** A sign of life, and progress while the transaction of the data is still open. */
  async report(): Promise<void> {
    try {
      await this.jobs.report(this.job.id, this.counts, this.faults);
    } catch (error) {
      this.job.log.warn(
        { ...told(error), import: this.job.id },
        'progress of an import could not be written',
      );
    }
  }

  private async importFile(manager: EntityManager, content: Buffer): Promise<void> {
    const { id, definition, localityId, origin, mode, sha256 } = this.job;
    // the transaction is tried again when it collides with another
    this.faults = new FaultList();
    this.counts.reset();
    const { counts, faults } = this;
    const { subgraph, template } = definition;
    const owner = { subgraph, template: template.name, localityId };
    const writer = new RowWriter(definition, { manager, owner, jobId: id, origin, counts });
    await beginRecords(manager, owner);
    const sheet = await openSheet(content, { sheet: template.sheet });
    for await (const chunk of readRows(template, sheet, faults)) {
      if (this.givenUp) throw new NothingWritten('PROCESS_ENDED');
      await writer.write(chunk);
      counts.percent = Math.floor(sheet.progress() * 99);
    }
    counts.total = counts.done;
    counts.percent = 100;
    if (counts.done === 0) throw new NothingWritten('FILE_UNREADABLE');
    if (counts.valid === 0) throw new NothingWritten('NO_VALID_ROW');
    if (faults.count > 0 && mode === 'ALL_OR_NOTHING') throw new NothingWritten('FAULTY_ROWS');
    const { created, updated, unchanged, faulty } = counts;
    await recordChange(manager, origin, {
      kind: 'IMPORTED',
      entity: 'ImportJob',
      entityId: id,
      localityId,
      after: { template: template.name, sha256, created, updated, unchanged, faulty },
    });
    await this.jobs.finish(manager, id, counts, faults);
  }

  /** The faults of the rows, and what is wrong with the file as a whole. */
  private withReason(error: unknown): FaultList {
    if (error instanceof UnreadableFile) this.faults.add(new Fault(error.code, error.problem, error.fix));
    return this.faults;
  }
}

function failureOf(error: unknown): { kind: ImportFailure; error: unknown } {
  if (error instanceof NothingWritten) return { kind: error.failure, error };
  if (error instanceof UnreadableFile) return { kind: 'FILE_UNREADABLE', error };
  return { kind: error instanceof TooManyRefusals ? 'FAULTY_ROWS' : 'INTERNAL', error };
}

/** What the log may know of an error: a failed query carries the rows that it was given. */
function told(error: unknown): { message: string; code: string | null; stack: string | null } {
  const { message, code = null, stack = null } = error as { message: string; code?: string; stack?: string };
  return { message, code, stack };
}
