/** Reads the body of a request that must be JSON, within the limit. */
import type { IncomingMessage } from 'node:http';
import { readBody } from '@diaban/shared/server/http-listener';
import { MAX_BODY_BYTES } from '../limits/body-size.js';
import { Problem } from './problem.js';

/** @throws Problem when it is no JSON, BodyTooLarge when it is too much */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/([\w.-]+\+)?json\b/i.test(String(request.headers['content-type'])))
    throw new Problem(
      415,
      'UNSUPPORTED_MEDIA_TYPE',
      'Send JSON, with the header content-type: application/json',
    );
  const text = await readBody(request, MAX_BODY_BYTES);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(400, 'BAD_JSON', `The body is not JSON: ${(error as Error).message}`);
  }
}
