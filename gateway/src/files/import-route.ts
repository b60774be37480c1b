/** `POST /import/<template>`: takes a file as it is, hands it to the import of its subgraph and answers the job. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TABLE_LIMITS } from '@diaban/shared/tabular/limits';
import { Problem } from '../http/problem.js';
import { JSON_TYPE, send } from '../http/send.js';
import type { Outcome } from '../metrics.js';
import { lifetimeOf } from '../request-context.js';
import { dataOf } from './answer.js';
import type { FileRequest, FileRoutes } from './export-route.js';
import { readBytes } from './read-bytes.js';

export async function importFile(
  { authenticate, fileDoors }: FileRoutes,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, pathname, search }: FileRequest,
): Promise<Outcome> {
  if (request.method !== 'POST')
    throw new Problem(
      405,
      'METHOD_NOT_ALLOWED',
      'Use POST for /import, with the file as the body. Follow the import with its operation import-…-job at /graphql',
      { allow: 'POST' },
    );
  const viewer = await authenticate(request.headers.authorization);
  const template = pathname.slice('/import/'.length);
  const operation = fileDoors.imports.get(template);
  if (operation === undefined)
    throw new Problem(
      404,
      'NOT_FOUND',
      `There is no import "${template}". There are: ${[...fileDoors.imports.keys()].join(', ')}`,
    );
  const idempotencyKey = header(
    request,
    'idempotency-key',
    'a key of your own, so that a file that is sent twice is imported once',
  );
  const fileName = decoded(
    header(request, 'x-file-name', 'the name of the file, percent-encoded where it is not ASCII'),
  );
  const mode = new URLSearchParams(search).get('mode');
  const bytes = await readBytes(request, TABLE_LIMITS.fileBytes);
  const input = {
    idempotencyKey,
    fileName,
    content: bytes.toString('base64'),
    ...(mode === null ? {} : { mode }),
  };
  const { signal, done } = lifetimeOf(response);
  try {
    const { job } = await dataOf(fileDoors.engine, operation, { input }, { viewer, requestId, signal });
    send(response, 202, JSON_TYPE, JSON.stringify(job));
    return 'ok';
  } finally {
    done();
  }
}

function header({ headers }: IncomingMessage, name: string, meaning: string): string {
  const value = headers[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new Problem(400, 'INVALID', `Send the header ${name}: ${meaning}`);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new Problem(400, 'INVALID', 'x-file-name is not percent-encoded: write %25 for a percent sign');
  }
}
