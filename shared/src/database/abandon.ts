/** Lets a request's database begin nothing more once nobody waits for the request. */
import type { RequestDatabase } from './scoped-database.js';

/** Why a request asked the database no more: no fault, and nobody hears of it. */
export class Abandoned extends Error {
  override readonly name = 'Abandoned';
}

/** What has begun goes on: a write is whole or not at all, and a read has its limit in the database. */
export function abandonAt(signal: AbortSignal, db: RequestDatabase): void {
  const read: RequestDatabase['read'] = db.read.bind(db);
  const write: RequestDatabase['write'] = db.write.bind(db);
  const checkAwaited = () => {
    if (signal.aborted) throw new Abandoned('Nobody waits for the request', { cause: signal.reason });
  };
  db.read = async (work) => {
    checkAwaited();
    return read(work);
  };
  db.write = async (work) => {
    checkAwaited();
    return write(work);
  };
}
