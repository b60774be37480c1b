/** The imports that this process has taken on: one at a time, because each keeps a processor busy. */
import { ImportRun, type WaitingImport } from './run-import.js';

/** Well below the time after which a job without a sign of life is given up. */
const REPORT_EVERY = 500;

export class ImportQueue {
  private last: Promise<void> = Promise.resolve();
  /** that wait or run */
  private readonly runs = new Set<ImportRun>();

  /** Returns at once. */
  add(job: WaitingImport): void {
    const run = new ImportRun(job);
    this.runs.add(run);
    let reporting = Promise.resolve();
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      reporting = run.report().finally(() => {
        busy = false;
      });
    }, REPORT_EVERY);
    timer.unref();
    // the request that sent the file is answered first
    const turn = Promise.all([this.last, new Promise((resolve) => setImmediate(resolve))]);
    this.last = turn
      .then(() => run.run())
      .finally(() => {
        clearInterval(timer);
        this.runs.delete(run);
        return reporting;
      });
  }

  /** Lets what was taken on so far end within `graceMs`; what has not by then is given up, and says so. */
  async end(graceMs: number): Promise<void> {
    const timer = setTimeout(() => {
      for (const run of this.runs) run.giveUp();
    }, graceMs);
    await this.last;
    clearTimeout(timer);
  }

  /** Resolves when all that was taken on so far has ended. */
  idle(): Promise<void> {
    return this.last;
  }
}

/** Of this process: the subgraphs in it share its processors. */
export const importQueue = new ImportQueue();
