/** A kept connection to a subgraph. It carries one call at a time. */
import type { Socket } from 'node:net';
import type { Address } from './address.js';
import { AnswerReader, type WireAnswer } from './answer-reader.js';
import type { Exchange } from './exchange.js';
import { Disconnected, SubgraphUnreachable } from './failures.js';

/** Nobody waits longer for a machine that does not even refuse. */
const CONNECT_MS = 2_000;
/** Below what servers usually keep a connection for. */
const KEPT_MS = 30_000;
/** A call must not meet a server that is just closing: it is given up so much before the server would. */
const AHEAD_MS = 1_000;

/** What arrives is read at once, so all connections share the memory that it arrives in. */
const ARRIVALS = Buffer.allocUnsafeSlow(128 * 1024);

/** Who is told what becomes of a connection. */
export interface Owner {
  /** it can carry another call */
  free(connection: Connection): void;
  gone(connection: Connection): void;
}

export class Connection {
  /** until when it may stand idle, on the clock of `performance.now()` */
  keptUntil = 0;
  private current: Exchange | null = null;
  private cause: unknown;
  private readonly socket: Socket;
  private readonly reader = new AnswerReader();

  constructor(
    address: Address,
    private readonly owner: Owner,
  ) {
    this.socket = address.dial({
      buffer: ARRIVALS,
      callback: (size, bytes) => {
        this.arrived((bytes as Buffer).subarray(0, size));
        return true;
      },
    });
    this.socket.setTimeout(CONNECT_MS, () => this.socket.destroy(new Error('no connection in time')));
    this.socket.once('connect', () => this.socket.setTimeout(0));
    this.socket.on('error', (error) => {
      this.cause = error;
    });
    // the other side will not take another call
    this.socket.once('end', () => this.socket.destroy());
    this.socket.once('close', () => this.closed());
  }

  /** The call under way. */
  get carried(): Exchange | null {
    return this.current;
  }

  carry(exchange: Exchange): void {
    this.current = exchange;
    exchange.breakOff = () => this.destroy();
    this.socket.write(exchange.text, 'latin1');
  }

  destroy(): void {
    this.socket.destroy();
  }

  private arrived(bytes: Buffer): void {
    // nothing was asked: whatever this is, it would be taken for the next answer
    if (this.current === null) {
      this.destroy();
      return;
    }
    try {
      const answer = this.reader.take(bytes);
      if (answer !== null) this.answered(answer);
    } catch (error) {
      this.fail(new SubgraphUnreachable('did not answer as a subgraph does', error));
      this.destroy();
    }
  }

  private answered(answer: WireAnswer): void {
    const exchange = this.current!;
    this.current = null;
    if (!exchange.over) exchange.answered(answer);
    if (!answer.reusable) {
      this.destroy();
      return;
    }
    this.keptUntil = performance.now() + Math.min(KEPT_MS, (answer.keptFor ?? KEPT_MS) - AHEAD_MS);
    this.owner.free(this);
  }

  private closed(): void {
    if (this.current !== null) {
      const answer = this.reader.end();
      if (answer !== null) this.answered(answer);
      else if (this.reader.begun) this.fail(new SubgraphUnreachable('broke its answer off', this.cause));
      else this.fail(new Disconnected(this.cause));
    }
    this.owner.gone(this);
  }

  private fail(error: SubgraphUnreachable): void {
    const exchange = this.current;
    this.current = null;
    if (exchange !== null && !exchange.over) exchange.failed(error);
  }
}
