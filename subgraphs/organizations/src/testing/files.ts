/** Files of a template in tests, made as an office would, and sent as the gateway sends them. */
import { randomUUID } from 'node:crypto';
import type { ImportMode } from '@diaban/shared/importing/job/import-mode';
import { importQueue } from '@diaban/shared/importing/job/import-queue';
import { type AnyTemplate, columnsOf } from '@diaban/shared/importing/template';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { writeCsv } from '@diaban/shared/tabular/csv/write-csv';
import type { Value } from '@diaban/shared/tabular/table';
import { writeXlsx } from '@diaban/shared/tabular/xlsx/write-xlsx';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

/** Values by key of the template's columns; what is left out is an empty cell. */
export type Line = Readonly<Record<string, Value>>;

export interface Sending {
  template: AnyTemplate;
  operation: 'importOrganizations' | 'importPledges';
  as: Viewer;
  mode?: ImportMode;
  format?: 'xlsx' | 'csv';
}

const JOB = `id status failure rowsValid rowsFaulty rowsCreated rowsUpdated rowsUnchanged
  faults(first: 100) { nodes { row header value code fix } }`;

/** Sends lines as a file, waits until its import has ended. @returns the import */
export async function imported(
  db: TestSubgraph,
  lines: readonly Line[],
  { template, operation, as, mode = 'ALL_OR_NOTHING', format = 'csv' }: Sending,
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
): Promise<any> {
  const columns = columnsOf(template);
  const table = {
    name: template.sheet,
    columns: columns.map(([, { header }]) => ({ header })),
    rows: lines.map((line) => columns.map(([key]) => line[key] ?? null)),
  };
  const pieces: Buffer[] = [];
  for await (const piece of format === 'csv' ? writeCsv(table, { separator: ';' }) : writeXlsx([table]))
    pieces.push(piece);
  const content = Buffer.concat(pieces).toString('base64');
  const input = { idempotencyKey: randomUUID(), fileName: `tep.${format}`, mode, content };
  const query = `mutation ($input: ImportFileInput!) { ${operation}(input: $input) { id } }`;
  const { data, errors } = await db.run(query, { as, variables: { input } });
  if (errors) throw new Error(JSON.stringify(errors));
  await importQueue.idle();
  const job = `query ($id: ID!) { organizationImport(id: $id) { ${JOB} } }`;
  return (await db.run(job, { as, variables: { id: data[operation].id } })).data.organizationImport;
}
