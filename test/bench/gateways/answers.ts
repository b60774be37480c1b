/** Compares the answers of all contestants before anything is measured: speed of a wrong answer is worth nothing. */
import { isDeepStrictEqual } from 'node:util';
import { type HttpRequest, requestText } from '../contestants/contestant.js';
import type { LoadRequest } from '../load/load.js';

export interface WholeAnswer {
  status: number;
  data: unknown;
  errors: unknown;
  /** of the body */
  bytes: number;
}

export async function ask(port: number, { path, headers, body }: HttpRequest): Promise<WholeAnswer> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: unknown };
  return { status: response.status, data, errors, bytes: Buffer.byteLength(text) };
}

/** What is wrong with an answer, or null. @param data what it should hold */
export function fault(answer: WholeAnswer, data: unknown): string | null {
  if (answer.status !== 200) return `status ${answer.status}: ${JSON.stringify(answer.errors)}`;
  if (answer.errors !== undefined) return `errors: ${JSON.stringify(answer.errors).slice(0, 300)}`;
  return isDeepStrictEqual(answer.data, data) ? null : 'other data than graphql-js over the unsplit data';
}

/** Requests for the load generator, which knows whole answers by their size. */
export function loadRequests(
  port: number,
  requests: readonly HttpRequest[],
  expected: number,
): LoadRequest[] {
  return requests.map((request) => ({ text: requestText(port, request), expected }));
}
