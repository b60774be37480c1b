/** Answers what subgraphs ask the whole graph: trusted queries only, as the viewer of the request that they work on. */
import type { AnswerGraph, GraphAnswer } from '@diaban/shared/server/graph-questions';
import { Problem } from './http/problem.js';
import { DEADLINE_MS, type RequestContext } from './request-context.js';
import type { Serving } from './serving.js';

/** Mutations are not among them, so that no question leads to another one. */
export function graphAnswers(current: () => Pick<Serving, 'engine' | 'operations'>): AnswerGraph {
  return async ({ documentId, variables }, { viewer, requestId, signal = neverAborted }) => {
    const { engine, operations } = current();
    const operation = operations.find(documentId);
    if (operation?.kind !== 'query')
      throw new Problem(404, 'NOT_FOUND', `There is no trusted query "${documentId}"`);
    const deadline = performance.now() + DEADLINE_MS;
    const context: RequestContext = { viewer, requestId, signal, deadline, isQuestion: true };
    const { body } = await engine.execute({ operation: operation.prepared, variables, context, signal });
    return JSON.parse(body) as GraphAnswer;
  };
}

const neverAborted = new AbortController().signal;
