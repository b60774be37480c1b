/** Lets a request's database begin nothing more once nobody waits for the request. */
import type { RequestDatabase } from './scoped-database.js';

/** What has begun goes on: a write is whole or not at all, and a read has its limit in the database. */
export function abandonAt(signal: AbortSignal, db: RequestDatabase): void {
  const read: RequestDatabase['read'] = db.read.bind(db);
  const write: RequestDatabase['write'] = db.write.bind(db);
  db.read = async (work) => {
    signal.throwIfAborted();
    return read(work);
  };
  db.write = async (work) => {
    signal.throwIfAborted();
    return write(work);
  };
}
