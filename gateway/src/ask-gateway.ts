/** Carries the questions of a subgraph to a gateway in another process. */
import { signCall } from '@diaban/shared/scope/signature';
import type { AnswerGraph, GraphAnswer } from '@diaban/shared/server/graph-questions';
import { request } from 'undici';
import { DEADLINE_MS } from './request-context.js';

/** @param gateway where it is, such as http://127.0.0.1:4000 @param secret shared by gateway and subgraphs */
export function askGatewayAt(gateway: string, secret: string): AnswerGraph {
  const place = new URL('/subgraph-questions', gateway);
  return async (question, { viewer, requestId, signal }) => {
    const body = JSON.stringify(question);
    const { statusCode, body: answer } = await request(place, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': requestId,
        ...signCall(secret, viewer, body),
      },
      body,
      signal: signal ?? null,
      headersTimeout: DEADLINE_MS,
      bodyTimeout: DEADLINE_MS,
    });
    const text = await answer.text();
    if (statusCode !== 200) throw new Error(`The gateway answered ${statusCode}: ${text.slice(0, 200)}`);
    return JSON.parse(text) as GraphAnswer;
  };
}
