// Runs a subscription: one stream from one subgraph, and for each of its events the rest of the plan.

import { failed, readResponse } from './call.js';
import { cancellable } from './cancellable.js';
import type { SubgraphResponse } from './fetcher.js';
import type { SubscriptionPlan } from './plan.js';
import { Run, type RunInput } from './run.js';

/** The finished run of each event. A stream that cannot be opened or breaks gives one more, which tells so. */
export async function* events(plan: SubscriptionPlan, input: RunInput): AsyncGenerator<Run, void> {
  const { primary, rest } = plan;
  const { signal } = input;
  const { service } = primary.call;
  let opening: Promise<AsyncIterator<SubgraphResponse>> | undefined;
  try {
    while (signal?.aborted !== true) {
      const run = new Run(input);
      let event: IteratorResult<SubgraphResponse> | null;
      try {
        opening ??= open(plan, run);
        const stream = await unlessAborted(signal, opening);
        event = stream === undefined ? null : ((await unlessAborted(signal, stream.next())) ?? null);
      } catch (error) {
        primary.receive(run, failed(service, error, run));
        yield run;
        return;
      }
      if (event === null || event.done === true) return;
      primary.receive(run, readResponse(event.value, service, run));
      if (
        rest !== null &&
        (await unlessAborted(
          signal,
          rest.run(run).then(() => true),
        )) === undefined
      )
        return;
      yield run;
    }
  } finally {
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

/** What the work gives, or undefined when the signal comes first. Keeps nothing of earlier waits: streams last. */
async function unlessAborted<Result>(
  signal: AbortSignal | undefined,
  work: Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await cancellable(work, signal);
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}
