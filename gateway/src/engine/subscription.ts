// Runs a subscription: one stream from one subgraph, and for each of its events the rest of the plan.
import { failed, readResponse } from './call.js';
import type { SubgraphResponse } from './fetcher.js';
import type { SubscriptionPlan } from './plan.js';
import { Run, type RunInput } from './run.js';

/** The finished run of each event. A stream that cannot be opened or breaks gives one more, which tells so. */
export async function* events(plan: SubscriptionPlan, input: RunInput): AsyncGenerator<Run, void> {
  const { primary, rest } = plan;
  const { signal } = input;
  const { service } = primary.call;
  const aborted = new Aborted(signal);
  let opening: Promise<AsyncIterator<SubgraphResponse>> | undefined;
  try {
    while (signal?.aborted !== true) {
      const run = new Run(input);
      let event: IteratorResult<SubgraphResponse> | null;
      try {
        opening ??= open(plan, run);
        const stream = await aborted.or(opening);
        event = stream === undefined ? null : ((await aborted.or(stream.next())) ?? null);
      } catch (error) {
        primary.receive(run, failed(service, error, run));
        yield run;
        return;
      }
      if (event === null || event.done === true) return;
      primary.receive(run, readResponse(event.value, service, run));
      if (rest !== null && (await aborted.or(rest.run(run).then(() => true))) === undefined) return;
      yield run;
    }
  } finally {
    aborted.forget();
    // Not awaited: a stream that waits for its next event closes only after it, one being opened only when open.
    opening?.then((stream) => stream.return?.()).catch(() => undefined);
  }
}

async function open({ primary }: SubscriptionPlan, run: Run): Promise<AsyncIterator<SubgraphResponse>> {
  const { fetcher, context, signal } = run;
  if (fetcher.subscribe === undefined) throw new Error('the fetcher cannot subscribe');
  const variablesJson = primary.variablesJson(run);
  const stream = await fetcher.subscribe({ ...primary.call, variablesJson, context, signal });
  return stream[Symbol.asyncIterator]();
}

/** Stops waiting when a signal aborts. */
class Aborted {
  readonly #signal: AbortSignal | undefined;
  readonly #aborted: Promise<undefined>;
  #stop: () => void = () => undefined;

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
    this.#aborted = new Promise((resolve) => {
      this.#stop = () => resolve(undefined);
    });
    signal?.addEventListener('abort', this.#stop, { once: true });
  }

  /** What the work gives, or undefined when the signal comes first. */
  async or<Result>(work: Promise<Result>): Promise<Result | undefined> {
    try {
      return await Promise.race([work, this.#aborted]);
    } catch (error) {
      if (this.#signal?.aborted) return undefined;
      throw error;
    }
  }

  forget(): void {
    this.#signal?.removeEventListener('abort', this.#stop);
  }
}
