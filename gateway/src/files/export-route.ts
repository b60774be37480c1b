/** `GET /export/<operation>.xlsx|csv`: a list that the viewer may see, as a file that is written while it is read. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Log } from '@diaban/shared/log';
import { writeCsv } from '@diaban/shared/tabular/csv/write-csv';
import type { Value } from '@diaban/shared/tabular/table';
import { writeXlsx } from '@diaban/shared/tabular/xlsx/write-xlsx';
import type { Authenticate } from '../authenticate.js';
import { variablesOf } from '../doors/trusted.js';
import { Problem } from '../http/problem.js';
import { SECURITY_HEADERS } from '../http/send.js';
import type { Outcome } from '../metrics.js';
import { lifetimeOf } from '../request-context.js';
import { dataOf } from './answer.js';
import { exportPages } from './export-rows.js';
import type { ExportOperation, FileDoors } from './file-doors.js';

/** What the routes of files need of the pipeline. */
export interface FileRoutes {
  authenticate: Authenticate;
  fileDoors: FileDoors;
  log: Log;
}

export interface FileRequest {
  requestId: string;
  pathname: string;
  search: string;
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
type Format = keyof typeof TYPES;

/** A reader who takes nothing for so long has gone. */
const STALLED_MS = 120_000;

export async function exportFile(
  { authenticate, fileDoors, log }: FileRoutes,
  request: IncomingMessage,
  response: ServerResponse,
  { requestId, pathname, search }: FileRequest,
): Promise<Outcome> {
  if (request.method !== 'GET')
    throw new Problem(405, 'METHOD_NOT_ALLOWED', 'Use GET for /export', { allow: 'GET' });
  const viewer = await authenticate(request.headers.authorization);
  const { operation, format } = wishOf(pathname, fileDoors);
  const variables = ownVariables(search);
  const ask = async (ofPage: Record<string, unknown>) => {
    // each page has its own time: a long file is no slow request
    const { signal, done } = lifetimeOf(response);
    try {
      return await dataOf(fileDoors.engine, operation.prepared, ofPage, { viewer, requestId, signal });
    } finally {
      done();
    }
  };
  const pages = exportPages(operation.plan, ask, variables);
  // what is refused is refused with the first page, while the answer can still say so
  const first = await pages.next();
  const rows = allRows(first.value ?? [], pages);
  const { columns } = operation.plan;
  const bytes =
    format === 'xlsx' ? writeXlsx([{ name: operation.id, columns, rows }]) : writeCsv({ columns, rows });
  response.writeHead(200, {
    'cache-control': 'no-store',
    ...SECURITY_HEADERS,
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${operation.id}.${format}"`,
  });
  response.setTimeout(STALLED_MS);
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), response);
    return 'ok';
  } catch (error) {
    // the pipeline cut the connection, so that nobody takes a part of the file for the whole
    if (isGone(error)) return 'aborted';
    log.error({ err: error, requestId }, 'export broke off');
    return 'failed';
  }
}

async function* allRows(
  first: readonly Value[][],
  pages: AsyncGenerator<Value[][], void>,
): AsyncGenerator<readonly Value[]> {
  yield* first;
  for await (const page of pages) yield* page;
}

function wishOf(pathname: string, { exports }: FileDoors): { operation: ExportOperation; format: Format } {
  const [, id = '', format = ''] = /^\/export\/([^/]*?)(?:\.([^./]*))?$/.exec(pathname) ?? [];
  const operation = exports.get(id);
  if (operation === undefined)
    throw new Problem(
      404,
      'NOT_FOUND',
      `There is no export "${id}". There are: ${[...exports.keys()].join(', ')}, each as .xlsx and .csv`,
    );
  if (format !== 'xlsx' && format !== 'csv')
    throw new Problem(404, 'NOT_FOUND', `Write /export/${id}.xlsx or /export/${id}.csv`);
  return { operation, format };
}

function ownVariables(search: string): Record<string, unknown> {
  const variables = variablesOf(new URLSearchParams(search).get('variables')) ?? {};
  const [taken] = ['first', 'after'].filter((name) => name in variables);
  if (taken !== undefined)
    throw new Problem(
      400,
      'INVALID',
      `variables: leave "${taken}" out. The export turns the pages itself, to the end of the list`,
    );
  return variables;
}

function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE';
}
