/** One run of the load generator: connections that each ask again as soon as they are answered. */
import { type Answer, Connection } from './connection.js';
import type { Counts, LoadProgress, LoadRequest, LoadResult, LoadTask } from './load.js';
import { percentile } from './percentile.js';

/** After the last request was sent, what is not answered in this time is stuck. */
const STUCK_MS = 15_000;
const RECONNECT_MS = 50;
/** A run lasts until each connection has been answered this often on average, even when that takes longer… */
const ROUNDS_PER_CONNECTION = 2;
/** …but not more than so many times as long. */
const PATIENCE = 8;
/** How much chunked encoding may add to a body. */
const FRAMING = 200;

let unique = 0;

export class LoadRun {
  private readonly latencies: number[] = [];
  private readonly connections = new Set<Connection>();
  private readonly waiting = new Map<Connection, number>();
  private readonly counts: Counts = { whole: 0, partial: 0, broken: 0 };
  private told: Counts = { whole: 0, partial: 0, broken: 0 };
  private readonly started = performance.now();
  private countsFrom: number | null = null;
  private ended: number | null = null;
  private drained: () => void = () => undefined;

  constructor(private readonly task: LoadTask) {}

  async run(): Promise<LoadResult> {
    const { leadMs, countedMs, connections, requests } = this.task;
    const done = new Promise<void>((resolve) => {
      this.drained = resolve;
    });
    const longest = (leadMs + countedMs) * PATIENCE;
    const tooLong = setTimeout(() => this.end(), longest);
    const stuckAt = setTimeout(this.drained, longest + STUCK_MS);
    for (let at = 0; at < connections; at++) this.start(requests[at % requests.length]!);
    await done;
    clearTimeout(tooLong);
    clearTimeout(stuckAt);
    const stuck = this.waiting.size;
    for (const connection of this.connections) connection.close();
    this.latencies.sort((a, b) => a - b);
    const counted = (this.ended ?? performance.now()) - (this.countsFrom ?? this.started);
    return {
      ...this.counts,
      perSecond: (this.latencies.length * 1_000) / counted,
      p50: percentile(this.latencies, 0.5),
      p99: percentile(this.latencies, 0.99),
      stuck,
    };
  }

  /** What happened since it was asked last. */
  progress(): LoadProgress {
    const { whole, partial, broken } = this.counts;
    const since = {
      whole: whole - this.told.whole,
      partial: partial - this.told.partial,
      broken: broken - this.told.broken,
    };
    this.told = { whole, partial, broken };
    const oldest = Math.min(...this.waiting.values());
    return { ...since, oldestMs: this.waiting.size === 0 ? 0 : performance.now() - oldest };
  }

  private start({ text, expected }: LoadRequest): void {
    const request = Buffer.from(text);
    const at = this.task.unique === undefined ? -1 : request.indexOf(this.task.unique);
    const connection = new Connection(this.task.port, {
      answered: (answer) => {
        this.count(connection, answer, expected);
        send();
      },
      broken: () => {
        if (this.waiting.delete(connection)) this.counts.broken += 1;
        setTimeout(send, RECONNECT_MS);
      },
    });
    const send = () => {
      if (this.ended !== null) return this.finish(connection);
      if (at >= 0) request.write(String(unique++).padStart(this.task.unique!.length, '0'), at, 'latin1');
      this.waiting.set(connection, performance.now());
      connection.send(request);
    };
    this.connections.add(connection);
    send();
  }

  private count(connection: Connection, answer: Answer, expected: number | null): void {
    const now = performance.now();
    const began = this.waiting.get(connection)!;
    this.waiting.delete(connection);
    if (isWhole(answer, expected)) this.counts.whole += 1;
    else this.counts.partial += 1;
    if (this.countsFrom === null) {
      // slow gateways answer in waves: each connection has been answered once before anything counts
      const answered = this.counts.whole + this.counts.partial;
      if (now - this.started >= this.task.leadMs && answered >= this.task.connections) this.countsFrom = now;
    } else if (this.ended === null && isWhole(answer, expected)) {
      this.latencies.push(now - began);
      const enough = this.latencies.length >= ROUNDS_PER_CONNECTION * this.task.connections;
      if (enough && now - this.countsFrom >= this.task.countedMs) this.end();
    }
  }

  private end(): void {
    this.ended ??= performance.now();
  }

  private finish(connection: Connection): void {
    connection.close();
    this.connections.delete(connection);
    if (this.connections.size === 0) this.drained();
  }
}

function isWhole({ status, bytes, chunked }: Answer, expected: number | null): boolean {
  if (status !== 200) return false;
  if (expected === null) return true;
  return chunked ? bytes >= expected && bytes <= expected + FRAMING : bytes === expected;
}
