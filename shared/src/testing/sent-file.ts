/** Files of a template in tests, made as an office would, sent as the gateway sends them, and followed to their end. */
import { randomUUID } from 'node:crypto';
import type { ImportMode } from '../importing/job/import-mode.js';
import { importQueue } from '../importing/job/import-queue.js';
import { type AnyTemplate, columnsOf } from '../importing/template.js';
import type { Viewer } from '../scope/viewer.js';
import { writeCsv } from '../tabular/csv/write-csv.js';
import type { Value } from '../tabular/table.js';
import { writeXlsx } from '../tabular/xlsx/write-xlsx.js';
import type { TestSubgraph } from './test-subgraph.js';

export type FileFormat = 'xlsx' | 'csv';

/** Values by key of the template's columns; what is left out is an empty cell. */
export type Line = Readonly<Record<string, Value>>;

export interface Sending {
  template: AnyTemplate;
  /** the mutation */
  operation: string;
  /** the query that follows the import */
  follower: string;
  as: Viewer;
  mode?: ImportMode;
  format?: FileFormat;
}

export async function fileOf(
  template: AnyTemplate,
  lines: readonly Line[],
  format: FileFormat = 'csv',
): Promise<Buffer> {
  const columns = columnsOf(template);
  const table = {
    name: template.sheet,
    columns: columns.map(([, { header }]) => ({ header })),
    rows: lines.map((line) => columns.map(([key]) => line[key] ?? null)),
  };
  const pieces: Buffer[] = [];
  for await (const piece of format === 'csv' ? writeCsv(table, { separator: ';' }) : writeXlsx([table]))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

const JOB = `id status failure rowsValid rowsFaulty rowsCreated rowsUpdated rowsUnchanged
  faults(first: 100) { nodes { row header value code problem fix } }`;

/** Sends lines as a file, waits until its import has ended. @returns the import @throws when the file is not taken */
export async function imported(
  db: TestSubgraph,
  lines: readonly Line[],
  { template, operation, follower, as, mode = 'ALL_OR_NOTHING', format = 'csv' }: Sending,
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
): Promise<any> {
  const content = (await fileOf(template, lines, format)).toString('base64');
  const input = { idempotencyKey: randomUUID(), fileName: `tep.${format}`, mode, content };
  const send = `mutation ($input: ImportFileInput!) { ${operation}(input: $input) { id } }`;
  const { data, errors } = await db.run(send, { as, variables: { input } });
  if (errors) throw new Error(JSON.stringify(errors));
  await importQueue.idle();
  const follow = `query ($id: ID!) { ${follower}(id: $id) { ${JOB} } }`;
  const answer = await db.run(follow, { as, variables: { id: data[operation].id } });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data[follower];
}
