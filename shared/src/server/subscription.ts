/** A subscription in a subgraph: its events, each executed in a context of its own, so that nothing seen grows old. */
import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
} from 'graphql';
import type { SubgraphContext } from '../graphql/context.js';
import { Documents } from './execution/documents.js';
import type { InProcessCall, SubgraphAnswer } from './in-process.js';
import { within } from './lifetime.js';
import { publicError } from './public-error.js';
import type { RunningSubgraph } from './subgraph.js';

/** Ends with the call's signal. @throws what the source of the events throws after it has begun */
export async function* subscribeTo(
  subgraph: RunningSubgraph,
  call: InProcessCall,
): AsyncGenerator<SubgraphAnswer, void> {
  const { query, variables = null, operationName = null, requestId, signal } = call;
  const told = (errors: readonly GraphQLError[]) =>
    errors.map((error) => publicError(error, requestId, subgraph.log));
  const document = new Documents(subgraph.schema).read(query);
  if (!('kind' in document)) {
    yield { errors: told(document), statements: 0 };
    return;
  }
  const args = { schema: subgraph.schema, document, variableValues: variables, operationName };
  const source = await createSourceEventStream({ ...args, contextValue: subgraph.contextFor(call) });
  if (!(Symbol.asyncIterator in source)) {
    // what an abandoned call says of itself is no fault that anybody has to hear of
    if (signal?.aborted) return;
    yield { errors: told(source.errors ?? []), statements: 0 };
    return;
  }
  const events = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const event = await nextOf(events, signal);
      if (event.done === true) return;
      const contextValue = subgraph.contextFor(call);
      const { data, errors } = await answerOf({ ...args, rootValue: event.value, contextValue });
      if (signal?.aborted) return;
      const { statements } = contextValue.db.count;
      yield {
        ...(errors ? { errors: told(errors) } : {}),
        ...(data === undefined ? {} : { data }),
        statements,
      };
    }
  } finally {
    // not awaited: some sources end only after their next event
    events
      .return?.()
      .catch((error: unknown) => subgraph.log.warn({ err: error, requestId }, 'source not ended'));
  }
}

/** The next event, or the end when the signal comes first. */
async function nextOf(
  events: AsyncIterator<unknown>,
  signal: AbortSignal | undefined,
): Promise<IteratorResult<unknown>> {
  if (signal === undefined) return events.next();
  try {
    return await within(events.next(), signal);
  } catch (error) {
    if (signal.aborted) return { done: true, value: undefined };
    throw error;
  }
}

interface EventArgs extends ExecutionArgs {
  contextValue: SubgraphContext;
}

async function answerOf(args: EventArgs): Promise<ExecutionResult<Record<string, unknown>>> {
  return (await execute(args)) as ExecutionResult<Record<string, unknown>>;
}
