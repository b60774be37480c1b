/** `/subgraph-questions`: what subgraphs of other processes ask the whole graph, signed as the calls to them are. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { verifyCall } from '@diaban/shared/scope/signature';
import type { AnswerGraph, GraphQuestion } from '@diaban/shared/server/graph-questions';
import { readBody } from '@diaban/shared/server/http-listener';
import { Problem } from './http/problem.js';
import { JSON_TYPE, send } from './http/send.js';
import { lifetimeOf } from './request-context.js';

/** A name and a few variables; the body is read before it is known whose it is. */
const MAX_QUESTION_BYTES = 64 * 1024;

/** Whose questions are answered, and by what. */
export interface QuestionRoute {
  secret: string;
  answer: AnswerGraph;
}

export async function answerQuestion(
  { secret, answer }: QuestionRoute,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  if (request.method !== 'POST')
    throw new Problem(405, 'METHOD_NOT_ALLOWED', 'Use POST for /subgraph-questions', { allow: 'POST' });
  const text = await readBody(request, MAX_QUESTION_BYTES);
  const viewer = verifyCall(secret, request.headers, text);
  const { signal, done } = lifetimeOf(response);
  try {
    const told = await answer(JSON.parse(text) as GraphQuestion, { viewer, requestId, signal });
    send(response, 200, JSON_TYPE, JSON.stringify(told));
  } finally {
    done();
  }
}
