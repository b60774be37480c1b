/** Reads how far the directory reaches. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { DirectoryRow } from './directory-state.js';

export class DirectoryRepository {
  private state: Promise<DirectoryRow> | null = null;

  constructor(private readonly db: RequestDatabase) {}

  /** Asked once a request. @throws when no directory was loaded, which a start would have refused */
  get(): Promise<DirectoryRow> {
    this.state ??= this.db.read(async (manager) => {
      const [row] = await manager.find(DirectoryRow, { order: { horizon: 'DESC' }, take: 1 });
      if (!row) throw new Error('the directory of units is empty');
      return row;
    });
    return this.state;
  }
}
