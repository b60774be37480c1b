/** The questions of a subgraph to the whole graph: whoever runs it says who answers them. */
import { Abandoned } from '../database/abandon.js';
import { Unavailable } from '../errors.js';
import type { AskGraph } from '../graphql/ask-graph.js';
import type { Log } from '../log.js';
import type { Caller } from './subgraph.js';

/** A trusted operation and its variables. */
export interface GraphQuestion {
  documentId: string;
  variables: Readonly<Record<string, unknown>>;
}

export interface GraphAnswer {
  data?: unknown;
  errors?: readonly { message: string }[];
}

/** Answers with what the viewer of the caller may see. Rejects when nobody answers. */
export type AnswerGraph = (question: GraphQuestion, caller: Caller) => Promise<GraphAnswer>;

/** Stands for the gateway in a process whose subgraphs are opened before it. */
export class GraphLink {
  private connected: AnswerGraph = () => Promise.reject(new Error('No gateway is connected'));

  connect(answer: AnswerGraph): void {
    this.connected = answer;
  }

  readonly answer: AnswerGraph = (question, caller) => this.connected(question, caller);
}

/** @param asks names of the operations that the subgraph declares */
export function askGraphAs(
  caller: Caller,
  { asks, answer, log }: { asks: readonly string[]; answer: AnswerGraph; log: Log },
): AskGraph {
  return async <T>(documentId: string, variables: GraphQuestion['variables']) => {
    if (!asks.includes(documentId)) throw new Error(`The subgraph does not name ${documentId} in asks`);
    const { data, errors } = await answer({ documentId, variables }, caller).catch((error: unknown) => {
      if (caller.signal?.aborted) throw new Abandoned('Nobody waits for the request', { cause: error });
      log.warn({ err: error, documentId, requestId: caller.requestId }, 'the graph did not answer');
      return { data: null, errors: [{ message: 'The gateway could not be asked.' }] };
    });
    if (errors !== undefined && errors.length > 0) {
      const reasons = [...new Set(errors.map(({ message }) => message))].join(' ');
      throw new Unavailable(
        `This needs what other parts of the graph know, and that could not be had: ${reasons} Nothing was changed. Try again later`,
      );
    }
    return data as T;
  };
}
