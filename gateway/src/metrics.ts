/** What can be counted from outside: requests by door, calls to subgraphs, the plan cache, the process. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DoorName } from './doors/door.js';
import type { SubgraphFetcher } from './engine/fetcher.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How a request ended: `refused` by us, `failed` through our fault, or answered with or without errors. */
export type Outcome = 'ok' | 'errors' | 'refused' | 'failed' | 'aborted';

export class Metrics {
  private readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'diaban_request_seconds',
    help: 'GraphQL requests by door and outcome, and how long they took',
    labelNames: ['door', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });

  private readonly calls = new Histogram({
    name: 'diaban_subgraph_call_seconds',
    help: 'Calls to subgraphs, and how long they took',
    labelNames: ['subgraph', 'outcome'] as const,
    buckets: SECONDS,
    registers: [this.registry],
  });

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
    this.requests.observe({ door, outcome }, seconds);
  }

  unauthenticated(): void {
    this.refusals.inc();
  }

  supergraphLoad(outcome: 'served' | 'refused'): void {
    this.loads.inc({ outcome });
  }

  /** The same fetcher, counted. */
  counted(fetcher: SubgraphFetcher): SubgraphFetcher {
    return {
      ...fetcher,
      fetch: async (call) => {
        const started = performance.now();
        let outcome = 'failed';
        try {
          const answer = await fetcher.fetch(call);
          outcome = answer.errors?.length ? 'errors' : 'ok';
          if ('statements' in answer)
            this.statements.inc({ subgraph: call.service }, Number(answer.statements));
          return answer;
        } finally {
          this.calls.observe({ subgraph: call.service, outcome }, (performance.now() - started) / 1_000);
        }
      },
    };
  }

  /** In Prometheus' text format. */
  async text(): Promise<{ type: string; body: string }> {
    return { type: this.registry.contentType, body: await this.registry.metrics() };
  }
}
