/** The events of a subscription in a subgraph that runs in this process: nothing is written as JSON but variables. */
import type { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { subscribeTo } from '@diaban/shared/server/subscription';
import type { SubgraphFetcher } from '../engine/fetcher.js';
import type { RequestContext } from '../request-context.js';
import { leavable } from './leavable.js';

export function inProcessStreams(
  subgraphs: readonly RunningSubgraph[],
): NonNullable<SubgraphFetcher['subscribe']> {
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  return async ({ service, query, operationName, variablesJson, context, signal }) => {
    const subgraph = byName.get(service);
    if (!subgraph) throw new Error(`No subgraph ${service} runs in this process`);
    signal?.throwIfAborted();
    const { viewer, requestId } = context as RequestContext;
    const call = {
      query,
      operationName: operationName ?? null,
      variables: variablesJson === null ? null : JSON.parse(variablesJson),
      viewer,
      requestId,
    };
    return leavable(signal, (left) => subscribeTo(subgraph, { ...call, signal: left }));
  };
}
