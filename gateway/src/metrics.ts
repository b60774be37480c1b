/** What can be counted from outside: requests by door, calls to subgraphs, the plan cache, the process. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DoorName } from './doors/door.js';
import type { SubgraphCall, SubgraphFetcher, SubgraphResponse } from './engine/fetcher.js';
import { watched } from './fetchers/leavable.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How a request ended: `refused` by us, `failed` through our fault, or answered with or without errors. */
export type Outcome = 'ok' | 'errors' | 'refused' | 'failed' | 'aborted';

/** `/export` and `/import`. */
export type FileDoor = 'export' | 'import';

export class Metrics {
  private readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'diaban_request_seconds',
    help: 'GraphQL requests by door and outcome, and how long they took',
    labelNames: ['door', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly requestTimer = timerOf(this.requests);

  private readonly calls = new Histogram({
    name: 'diaban_subgraph_call_seconds',
    help: 'Calls to subgraphs, and how long they took',
    labelNames: ['subgraph', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly files = new Counter({
    name: 'diaban_file_requests_total',
    help: 'Lists sent out as files and files taken in, by door and outcome',
    labelNames: ['door', 'outcome'] as const,
    registers: [this.registry],
  });

  private readonly callTimer = timerOf(this.calls);

  private readonly statements = new Counter({
    name: 'diaban_subgraph_statements_total',
    help: 'SQL statements of subgraphs that run in this process',
    labelNames: ['subgraph'] as const,
    registers: [this.registry],
  });

  private readonly refusals = new Counter({
    name: 'diaban_unauthenticated_total',
    help: 'Requests without a usable token',
    registers: [this.registry],
  });

  private readonly loads = new Counter({
    name: 'diaban_supergraph_loads_total',
    help: 'New supergraphs and trusted operations: taken into service, or refused and the old ones kept',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });

  private readonly events = new Counter({
    name: 'diaban_stream_events_total',
    help: 'Answers that were sent to clients that listen',
    registers: [this.registry],
  });

  /** @param engine the engine's own figures, read when somebody asks */
  constructor(engine: () => Record<string, number>) {
    collectDefaultMetrics({ register: this.registry });
    const gauge: Gauge<'figure'> = new Gauge({
      name: 'diaban_engine',
      help: 'Figures of the federation engine: plan cache and compilation',
      labelNames: ['figure'] as const,
      registers: [this.registry],
      collect: () => {
        for (const [figure, value] of Object.entries(engine())) gauge.set({ figure }, value);
      },
    });
  }

  request(door: DoorName, outcome: Outcome, seconds: number): void {
    this.requestTimer(door, outcome).observe(seconds);
  }

  file(door: FileDoor, outcome: Outcome): void {
    this.files.inc({ door, outcome });
  }

  unauthenticated(): void {
    this.refusals.inc();
  }

  supergraphLoad(outcome: 'served' | 'refused'): void {
    this.loads.inc({ outcome });
  }

  streamEvent(): void {
    this.events.inc();
  }

  /** @param counts how many streams there are in each state, read when somebody asks */
  watchStreams(counts: () => Record<string, number>): void {
    const gauge: Gauge<'state'> = new Gauge({
      name: 'diaban_streams',
      help: 'Streams of clients that listen: connected, or reserved for a connection to come',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect: () => {
        for (const [state, count] of Object.entries(counts())) gauge.set({ state }, count);
      },
    });
  }

  /** The same fetcher, counted. */
  counted(fetcher: SubgraphFetcher): SubgraphFetcher {
    const { subscribe } = fetcher;
    return {
      ...fetcher,
      ...(subscribe && {
        subscribe: async (call) =>
          watched(await subscribe(call), (answer) => this.countStatements(call, answer)),
      }),
      fetch: async (call) => {
        const started = performance.now();
        let outcome = 'failed';
        try {
          const answer = await fetcher.fetch(call);
          outcome = answer.errors?.length ? 'errors' : 'ok';
          this.countStatements(call, answer);
          return answer;
        } finally {
          this.callTimer(call.service, outcome).observe((performance.now() - started) / 1_000);
        }
      },
    };
  }

  private countStatements({ service }: SubgraphCall, answer: SubgraphResponse): void {
    if ('statements' in answer) this.statements.inc({ subgraph: service }, Number(answer.statements));
  }

  /** In Prometheus' text format. */
  async text(): Promise<{ type: string; body: string }> {
    return { type: this.registry.contentType, body: await this.registry.metrics() };
  }
}

/** Remembers the histogram's part for each pair of labels, which would otherwise be looked for at each observation. */
function timerOf(
  histogram: Histogram<string>,
): (first: string, second: string) => Histogram.Internal<string> {
  const parts = new Map<string, Histogram.Internal<string>>();
  return (first, second) => {
    const key = `${first} ${second}`;
    let part = parts.get(key);
    if (part === undefined) {
      part = histogram.labels(first, second);
      parts.set(key, part);
    }
    return part;
  };
}
