/** What an import has done so far: written by the job as it goes, and reported at intervals. */
export class ImportCounts {
  percent = 0;
  total: number | null = null;
  done = 0;
  valid = 0;
  created = 0;
  updated = 0;
  unchanged = 0;

  get faulty(): number {
    return this.done - this.valid;
  }

  /** The transaction is rolled back: what it had written is not. */
  nothingWritten(): void {
    this.created = 0;
    this.updated = 0;
    this.unchanged = 0;
  }

  reset(): void {
    Object.assign(this, new ImportCounts());
  }
}
