/** One client with a stream: who it is, and the operations whose answers it is sent. */
import { setMaxListeners } from 'node:events';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { EventStream } from '@diaban/shared/server/event-stream';
import { within } from '@diaban/shared/server/lifetime';
import { Problem } from '../http/problem.js';

/** Operations over one connection; a page has a few. */
const MOST_OPERATIONS = 20;

/** How answers are written: the JSON text of each is put in as it is. */
export interface Framing {
  next(id: string, answer: string): string;
  complete(id: string): string;
}

/** For a stream that carries one operation. */
export const BARE: Framing = { next: (_id, answer) => answer, complete: () => '' };

/** For a stream that carries many. */
export const BY_ID: Framing = {
  next: (id, answer) => `{"id":${JSON.stringify(id)},"payload":${answer}}`,
  complete: (id) => `{"id":${JSON.stringify(id)}}`,
};

/** What a subscriber tells of itself. */
export interface Watch {
  sent(): void;
  gone(): void;
}

export class Subscriber {
  /** set once there is a connection; answers wait for it */
  private stream: EventStream | null = null;
  private arrived!: (stream: EventStream) => void;
  private readonly arrival = new Promise<EventStream>((resolve) => {
    this.arrived = resolve;
  });
  private readonly operations = new Map<string, AbortController>();
  private ended = false;

  constructor(
    readonly viewer: Viewer,
    private readonly framing: Framing,
    private readonly watch: Watch,
  ) {}

  get connected(): boolean {
    return this.stream !== null;
  }

  connect(stream: EventStream): void {
    this.stream = stream;
    this.arrived(stream);
    if (stream.closed.aborted) this.end();
    else stream.closed.addEventListener('abort', () => this.end(), { once: true });
  }

  /** @returns a signal that fires when nobody listens to the operation any more @throws Problem */
  begin(id: string): AbortSignal {
    // the client may have left while its request was read
    if (this.ended) throw new Problem(404, 'NOT_FOUND', 'The stream has ended');
    if (this.operations.has(id))
      throw new Problem(409, 'CONFLICT', `The operation ${JSON.stringify(id)} is under way on this stream`);
    if (this.operations.size >= MOST_OPERATIONS)
      throw new Problem(
        429,
        'TOO_MANY_OPERATIONS',
        `A stream carries ${MOST_OPERATIONS} operations at once. Stop one`,
      );
    const controller = new AbortController();
    // each call to a subgraph listens
    setMaxListeners(0, controller.signal);
    this.operations.set(id, controller);
    return controller.signal;
  }

  /** Forgets an operation that was refused after all. */
  abandon(id: string): void {
    this.operations.get(id)?.abort(new Error('The operation was refused'));
    this.operations.delete(id);
  }

  /** Stops an operation; one that is not under way is as stopped as can be. */
  stop(id: string): void {
    const controller = this.operations.get(id);
    if (controller === undefined) return;
    this.operations.delete(id);
    controller.abort(new Error('The operation was stopped'));
    this.stream?.send('complete', this.framing.complete(id));
  }

  /**
   * Sends the answers of an operation that has begun, as fast as they are taken, then that they are complete.
   * @param told what a client may know of an error, as an answer
   */
  async deliver(id: string, answers: AsyncIterable<string>, told: (error: unknown) => string): Promise<void> {
    const signal = this.operations.get(id)?.signal;
    if (signal === undefined) return;
    try {
      const stream = await within(this.arrival, signal);
      for await (const answer of answers) {
        if (signal.aborted) return;
        await this.send(stream, id, answer);
      }
    } catch (error) {
      if (!signal.aborted) await this.send(this.stream!, id, told(error));
    }
    if (!signal.aborted) this.stop(id);
  }

  /** @param last an answer that says why, to all operations under way */
  end(last: string | null = null): void {
    this.ended = true;
    const { stream } = this;
    for (const id of [...this.operations.keys()]) {
      if (last !== null) stream?.send('next', this.framing.next(id, last));
      this.stop(id);
    }
    if (stream?.closed.aborted === false) stream.end();
    this.watch.gone();
  }

  private send(stream: EventStream, id: string, answer: string): Promise<void> {
    this.watch.sent();
    return stream.send('next', this.framing.next(id, answer));
  }
}
