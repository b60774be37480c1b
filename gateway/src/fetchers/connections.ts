/** The connections to one subgraph: kept, bounded in number, and watched so that no call outlasts its deadline. */
import type { Address } from './address.js';
import { Connection, type Owner } from './connection.js';
import { Exchange } from './exchange.js';
import { SubgraphUnreachable } from './failures.js';

/** How often deadlines are looked at: a timer for each call would cost more than the call's own head. */
const WATCH_EVERY_MS = 25;

export class Connections implements Owner {
  private readonly all = new Set<Connection>();
  /** the one used last is used next, so that those that are not needed grow old */
  private readonly idle: Connection[] = [];
  private readonly waiting: Exchange[] = [];
  private watch: NodeJS.Timeout | null = null;
  private closing: (() => void) | null = null;

  constructor(
    private readonly address: Address,
    private readonly most: number,
  ) {}

  /** @param text head and body of an HTTP request, as byte text. @param endsAt on the clock of `performance.now()` */
  ask(text: string, endsAt: number): Exchange {
    const exchange = new Exchange(text, endsAt);
    if (this.closing !== null) exchange.failed(new SubgraphUnreachable('is not called any more'));
    else this.begin(exchange);
    return exchange;
  }

  free(connection: Connection): void {
    const next = this.nextWaiting();
    if (next !== undefined) connection.carry(next);
    else if (this.closing !== null) connection.destroy();
    else this.idle.push(connection);
  }

  gone(connection: Connection): void {
    this.all.delete(connection);
    const at = this.idle.indexOf(connection);
    if (at >= 0) this.idle.splice(at, 1);
    const next = this.nextWaiting();
    if (next !== undefined) this.begin(next);
    if (this.all.size === 0) this.closing?.();
  }

  /** Resolves when the calls under way have ended. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.closing = resolve;
      for (const connection of this.idle) connection.destroy();
      if (this.all.size === 0) resolve();
    });
    if (this.watch !== null) clearInterval(this.watch);
  }

  private begin(exchange: Exchange): void {
    this.watch ??= setInterval(() => this.look(), WATCH_EVERY_MS).unref();
    const kept = this.kept();
    if (kept !== undefined) kept.carry(exchange);
    else if (this.all.size < this.most) {
      const connection = new Connection(this.address, this);
      this.all.add(connection);
      connection.carry(exchange);
    } else this.waiting.push(exchange);
  }

  private kept(): Connection | undefined {
    const now = performance.now();
    for (;;) {
      const kept = this.idle.pop();
      if (kept === undefined || kept.keptUntil > now) return kept;
      kept.destroy();
    }
  }

  private nextWaiting(): Exchange | undefined {
    for (;;) {
      const next = this.waiting.shift();
      if (next === undefined || !next.over) return next;
    }
  }

  private look(): void {
    const now = performance.now();
    for (const connection of this.all) {
      const call = connection.carried;
      if (call === null) {
        if (connection.keptUntil <= now) connection.destroy();
      } else if (call.endsAt <= now) call.giveUp('did not answer in time');
    }
    for (const call of this.waiting) if (call.endsAt <= now) call.giveUp('did not answer in time');
    if (this.all.size > 0 || this.waiting.length > 0 || this.watch === null) return;
    clearInterval(this.watch);
    this.watch = null;
  }
}
