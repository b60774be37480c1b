// What subgraphs were asked and how they answered: tests disturb calls with it, and the fuzzer writes it down.
import type { SubgraphCall, SubgraphResponse } from '@diaban/gateway/engine/fetcher';

/** One subgraph call as a test sees it. */
export interface SeenCall {
  readonly service: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** How a call was answered when the fuzzer found a fault; the text `throws` stands for none. */
export interface RecordedAnswer extends SeenCall {
  readonly response: unknown;
}

/** Answers calls as they were answered then. */
export function answering(answers: readonly RecordedAnswer[]): Disturbance {
  const keyOf = ({ service, query, variables }: SeenCall) => JSON.stringify([service, query, variables]);
  return ({ service, query, variablesJson }) => {
    const variables = JSON.parse(variablesJson ?? '{}') as Record<string, unknown>;
    const key = keyOf({ service, query, variables });
    const found = answers.find((one) => keyOf(one) === key);
    if (found === undefined) throw new Error(`${service} was not asked ${query} ${variablesJson}`);
    if (found.response === 'throws') throw new Error('no answer');
    return structuredClone(found.response) as SubgraphResponse;
  };
}

/** How a test disturbs subgraph calls: throws, or answers instead; undefined lets the call through. */
export type Disturbance = (call: SubgraphCall) => SubgraphResponse | undefined;
