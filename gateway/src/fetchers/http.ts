/** Carries calls to subgraphs in other processes: kept connections, signed calls, identical reads sent once. */
import { cancellable } from '../engine/cancellable.js';
import type { SubgraphCall, SubgraphFetcher, SubgraphResponse } from '../engine/fetcher.js';
import { type Asked, Flights } from '../engine/flights.js';
import { type RequestContext, sharedBy } from '../request-context.js';
import { type Address, addressOf } from './address.js';
import type { WireAnswer } from './answer-reader.js';
import { Connections } from './connections.js';
import { SubgraphUnreachable } from './failures.js';
import { watched } from './leavable.js';
import { bodyOf, headersOf, Letterhead } from './letter.js';
import { responseOf } from './response.js';
import { Retries } from './retries.js';
import { HttpStreams } from './stream.js';

export interface HttpFetcherOptions {
  /** address of each subgraph by name */
  urls: ReadonlyMap<string, string>;
  /** shared with the subgraphs */
  secret: string;
  /** the longest that one call may take */
  deadlineMs?: number;
  /** connections to each subgraph */
  connections?: number;
}

export interface HttpFetcher extends SubgraphFetcher {
  /** Rejects unless all subgraphs say that they are well. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const HEALTH_MS = 2_000;

/** Connections, and what is under way on them, that other lanes never wait for. */
class Lane {
  readonly connections: Connections;
  readonly shared = new Flights<WireAnswer>();

  constructor(address: Address, connections: number) {
    this.connections = new Connections(address, connections);
  }
}

/** All that is kept about one subgraph. */
class Target {
  readonly calls: Lane;
  /** Apart: calls that write keep their connections until their questions are answered, and would wait for each other. */
  readonly questions: Lane;
  readonly letterhead: Letterhead;
  readonly retries = new Retries();

  constructor(address: string, connections: number) {
    const where = addressOf(address);
    this.calls = new Lane(where, connections);
    this.questions = new Lane(where, connections);
    this.letterhead = new Letterhead(where);
  }

  get lanes(): readonly Lane[] {
    return [this.calls, this.questions];
  }
}

export function httpFetcher({
  urls,
  secret,
  deadlineMs = 20_000,
  connections = 32,
}: HttpFetcherOptions): HttpFetcher {
  const targets = new Map([...urls].map(([name, address]) => [name, new Target(address, connections)]));
  const streams = new HttpStreams({ urls, secret, openMs: deadlineMs });

  const fetch = async (call: SubgraphCall): Promise<SubgraphResponse> => {
    const target = targets.get(call.service);
    if (!target) throw new SubgraphUnreachable('is not configured');
    const { signal } = call;
    const { deadline = Number.POSITIVE_INFINITY, isQuestion = false } = call.context as RequestContext;
    const lane = isQuestion ? target.questions : target.calls;
    const endsAt = Math.min(performance.now() + deadlineMs, deadline);
    const body = bodyOf(call);
    const headers = headersOf(call, body, secret);
    const send = (): Asked<WireAnswer> => {
      const left = Math.max(1, Math.ceil(endsAt - performance.now()));
      return lane.connections.ask(target.letterhead.call(headers, body, left), endsAt);
    };
    // what writes is neither shared nor asked again
    if (call.kind !== 'query') {
      const asked = send();
      const written = cancellable(asked.answer, signal, () => asked.cancel());
      return read(await written.finally(() => forgetReads()));
    }
    const key = `${sharedBy(call.context as RequestContext)}\n${body}`;
    return read(await lane.shared.ask({ key, endsAt, signal }, () => target.retries.ask(send)));
  };

  /** A read after a write, or after word of one, shares nothing with a read before it. */
  const forgetReads = () => {
    for (const { lanes } of targets.values()) for (const { shared } of lanes) shared.forget();
  };

  return {
    encoding: 'latin1',
    fetch,
    subscribe: async (call) => watched(await streams.subscribe(call), forgetReads),
    async check() {
      await Promise.all(
        [...targets].map(async ([name, { calls, letterhead }]) => {
          const asked = calls.connections.ask(letterhead.read('/health'), performance.now() + HEALTH_MS);
          const well = await asked.answer.then(isWell, () => false);
          if (!well) throw new Error(`Subgraph ${name} does not answer`);
        }),
      );
    },
    async close() {
      await streams.close();
      const lanes = [...targets.values()].flatMap((target) => target.lanes);
      await Promise.all(lanes.map(({ connections }) => connections.close()));
    },
  };
}

function isWell({ status }: WireAnswer): boolean {
  return status >= 200 && status < 300;
}

/** A subgraph's refusal is GraphQL too, whatever its status. @throws SubgraphUnreachable when it is something else */
function read(answer: WireAnswer): SubgraphResponse {
  if (!isWell(answer) && !answer.json) throw new SubgraphUnreachable(`answered with status ${answer.status}`);
  return responseOf(answer.text);
}
