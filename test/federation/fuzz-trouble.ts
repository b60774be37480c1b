// Subgraphs between the engine and the random data that answer late, in another order, wrongly or not at all; all of
// it follows from a seed and from what is asked, so that every run of an operation meets the same.
import type { SubgraphCall, SubgraphFetcher, SubgraphResponse } from '@diaban/gateway/engine/fetcher';
import { Ledger, Page } from './fuzz-ledger.js';
import { breakList, corrupt, failure, withReferenceErrors } from './fuzz-wrong-answers.js';
import type { InMemorySubgraphs } from './harness.js';
import { hashed } from './random.js';
import type { RecordedAnswer } from './recorded-answers.js';

/** What goes wrong in a run. */
export const troubleKinds = [
  'a service is down',
  'calls fail',
  'entities are forgotten',
  'references fail',
  'fields are lost',
  'fields have a wrong shape',
  'warnings without a path',
] as const;

export interface Trouble {
  readonly kind: (typeof troubleKinds)[number];
  readonly service: string;
  readonly seed: number;
}

/** Carries the engine's calls to the subgraphs, as the current trouble and pace have it. */
export class TroubledSubgraphs implements SubgraphFetcher {
  trouble: Trouble | null = null;
  /** Decides how many turns each call takes. */
  pace = 0;
  ledger = new Ledger('fails');
  /** Calls that the trouble touched. */
  touched = 0;
  /** The calls of the current run, for whoever sets it to a list. */
  recorded: RecordedAnswer[] | null = null;
  readonly #inner: InMemorySubgraphs;

  constructor(inner: InMemorySubgraphs) {
    this.#inner = inner;
  }

  /** Before each run. */
  start(trouble: Trouble | null, pace: number): void {
    this.trouble = trouble;
    this.pace = pace;
    this.touched = 0;
    this.ledger = new Ledger(trouble?.kind === 'entities are forgotten' ? 'is null' : 'fails');
    this.#inner.calls.length = 0;
    if (this.recorded !== null) this.recorded = [];
  }

  get calls(): number {
    return this.#inner.calls.length;
  }

  async fetch(call: SubgraphCall): Promise<SubgraphResponse> {
    const identity = `${call.service} ${call.query} ${call.variablesJson}`;
    const page = this.#page(call.service);
    const answer = await this.#inner.fetch({ ...call, context: page });
    const turns = Math.floor(hashed(`${this.pace}/${identity}`) * 24);
    for (let turn = 0; turn < turns; turn++) await null;
    const response = this.#disturb(identity, call, answer, page);
    this.#record(call, response);
    if (response instanceof Error) throw response;
    return response as SubgraphResponse;
  }

  async subscribe(call: SubgraphCall): Promise<AsyncIterable<SubgraphResponse>> {
    const page = this.#page(call.service);
    const stream = await this.#inner.subscribe({ ...call, context: page });
    const { ledger } = this;
    async function* noting() {
      for await (const event of stream) {
        ledger.bring(page);
        yield JSON.parse(JSON.stringify(event)) as SubgraphResponse;
      }
    }
    return noting();
  }

  #page(service: string): Page {
    const { trouble } = this;
    const concerned = trouble?.kind === 'entities are forgotten' || trouble?.kind === 'references fail';
    // A reference that throws fails its whole list, one that gives null only itself.
    const throws = trouble?.kind === 'references fail' && hashed(`${trouble.seed}/${service}`) < 0.3;
    const refusal = throws ? 'fails' : 'forgets';
    const { ledger } = this;
    return new Page((key) => {
      if (!concerned || hashed(`${trouble?.seed}/${service}/${key}`) > 0.3) return null;
      this.touched += 1;
      ledger.refuse(key);
      return refusal;
    });
  }

  #record({ service, query, variablesJson }: SubgraphCall, response: unknown): void {
    if (this.recorded === null) return;
    const shown = response instanceof Error ? 'throws' : (JSON.parse(JSON.stringify(response)) as unknown);
    const variables = JSON.parse(variablesJson ?? '{}') as Record<string, unknown>;
    this.recorded.push({ service, query, variables, response: shown });
  }

  /** What becomes of an answer. */
  #disturb(identity: string, call: SubgraphCall, response: SubgraphResponse, page: Page): unknown {
    const { trouble, ledger } = this;
    const seed = `${trouble?.seed}/${identity}`;
    const fails =
      (trouble?.kind === 'a service is down' && trouble.service === call.service) ||
      (trouble?.kind === 'calls fail' && hashed(seed) < 0.4);
    if (fails) {
      this.touched += 1;
      const alias = hashed(`${seed}?part`) < 0.4 ? breakList(seed, response) : null;
      if (alias !== null) {
        ledger.loseList(page, alias);
        return response;
      }
      ledger.lose(page);
      return failure(seed, response);
    }
    // The null of one list of entities takes the others of its call with it.
    if (response.data || !call.query.includes('_entities(')) ledger.bring(page);
    else ledger.lose(page);
    if (trouble?.kind === 'references fail') return withReferenceErrors(response);
    if (trouble === null || hashed(seed) > 0.6) return response;
    if (trouble.kind === 'fields are lost' || trouble.kind === 'fields have a wrong shape') {
      const lost = corrupt(seed, response, page, trouble.kind === 'fields are lost');
      if (lost === null) return response;
      this.touched += 1;
      ledger.corrupt(lost);
    } else if (trouble.kind === 'warnings without a path' && response.data) {
      this.touched += 1;
      return { ...response, errors: [...(response.errors ?? []), { message: 'a warning' }] };
    }
    return response;
  }
}
