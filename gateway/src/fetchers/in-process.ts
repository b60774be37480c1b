/** Carries calls to subgraphs that run in this process: no network, and nothing is written as JSON but variables. */
import { InProcessCaller } from '@diaban/shared/server/in-process';
import type { RunningSubgraph } from '@diaban/shared/server/subgraph';
import type { SubgraphFetcher } from '../engine/fetcher.js';
import type { RequestContext } from '../request-context.js';
import { inProcessStreams } from './in-process-stream.js';

export function inProcessFetcher(subgraphs: readonly RunningSubgraph[]): SubgraphFetcher {
  const callers = new Map(subgraphs.map((subgraph) => [subgraph.name, new InProcessCaller(subgraph)]));
  return {
    subscribe: inProcessStreams(subgraphs),
    async fetch({ service, query, operationName, variablesJson, context, signal }) {
      const caller = callers.get(service);
      if (!caller) throw new Error(`No subgraph ${service} runs in this process`);
      signal?.throwIfAborted();
      const { viewer, requestId } = context as RequestContext;
      return caller.call({
        query,
        operationName: operationName ?? null,
        variables: variablesJson === null ? null : JSON.parse(variablesJson),
        viewer,
        requestId,
        signal,
      });
    },
  };
}
