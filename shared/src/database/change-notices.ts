/** Tells that app.changes has new rows: one listening connection a process, opened when somebody first wants to know. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from '../log.js';

/** Where statements that add rows leave their notice; it says nothing of the rows. */
const CHANNEL = 'app_changes';

/** A connection whose other end vanished says nothing: asked so often whether it lives. */
const HEARTBEAT_MS = 30_000;
const ANSWER_MS = 10_000;
const RECONNECT_MS = [50, 100, 200, 500, 1_000, 2_000, 5_000];

/** What one reader has not been told yet. Notices that nobody waited for are one. */
export interface Notices {
  /** Resolves when rows may have come since the last call, with false when there will be no more notices. */
  next(): Promise<boolean>;
  close(): void;
}

export class ChangeNotices {
  private readonly readers = new Set<Reader>();
  private client: pg.Client | null = null;
  private listening: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {}

  /** Resolves once nothing that is committed from now on can be missed. @throws when the database is not there */
  async read(): Promise<Notices> {
    if (this.closed) throw new Error('The subgraph is closed');
    const reader = new Reader(() => this.readers.delete(reader));
    this.readers.add(reader);
    this.listening ??= this.listen();
    try {
      await this.listening;
    } catch (error) {
      this.listening = null;
      reader.close();
      throw error;
    }
    return reader;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const reader of this.readers) reader.close();
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'diaban notices',
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
    });
    client.on('notification', () => this.tell());
    client.on('error', () => undefined); // said once, by `end`
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (this.closed) return client.end();
    this.client = client;
    const heartbeat = setInterval(() => {
      client.query('select 1').catch(() => client.end().catch(() => undefined));
    }, HEARTBEAT_MS);
    heartbeat.unref();
    client.once('end', () => {
      clearInterval(heartbeat);
      if (this.client === client) this.lost();
    });
  }

  private lost(): void {
    this.client = null;
    this.log.warn('the connection for notices of changes was lost');
    this.listening = this.readers.size === 0 ? null : this.listenAgain();
  }

  private async listenAgain(): Promise<void> {
    for (let attempt = 0; !this.closed; attempt += 1) {
      await pause(RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)], undefined, { ref: false });
      try {
        await this.listen();
        break;
      } catch (error) {
        this.log.warn({ err: error }, 'no connection for notices of changes yet');
      }
    }
    // nobody knows what came meanwhile
    this.tell();
  }

  private tell(): void {
    for (const reader of this.readers) reader.tell();
  }
}

class Reader implements Notices {
  private told = false;
  private closed = false;
  private wake: (() => void) | null = null;

  constructor(private readonly left: () => void) {}

  async next(): Promise<boolean> {
    if (!this.told && !this.closed)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    this.told = false;
    return !this.closed;
  }

  tell(): void {
    this.told = true;
    this.wake?.();
  }

  close(): void {
    this.closed = true;
    this.left();
    this.wake?.();
  }
}
