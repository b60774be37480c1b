/** Files with statistics, made as a ward's office would, and sent as the gateway sends them. */
import { randomUUID } from 'node:crypto';
import type { ImportMode } from '@diaban/shared/importing/job/import-mode';
import { importQueue } from '@diaban/shared/importing/job/import-queue';
import { columnsOf } from '@diaban/shared/importing/template';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { writeCsv } from '@diaban/shared/tabular/csv/write-csv';
import type { Value } from '@diaban/shared/tabular/table';
import { writeXlsx } from '@diaban/shared/tabular/xlsx/write-xlsx';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import pg from 'pg';
import { statisticTemplate } from '../statistic.template.js';

/** Values in the order of the template's columns. */
export type Line = readonly Value[];

export type Format = 'xlsx' | 'csv';

export async function fileOf(lines: readonly Line[], format: Format = 'csv'): Promise<Buffer> {
  const columns = columnsOf(statisticTemplate).map(([, { header }]) => ({ header }));
  const table = { name: 'Số liệu', columns, rows: lines };
  const pieces: Buffer[] = [];
  for await (const piece of format === 'csv' ? writeCsv(table, { separator: ';' }) : writeXlsx([table]))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

export const JOB = `id status failure message mode percent rowsTotal rowsDone rowsValid rowsFaulty rowsCreated rowsUpdated
  rowsUnchanged faultCount fileName sha256 role unit template queuedAt startedAt endedAt
  faults(first: 100) { nodes { sheet row column header value code problem fix } }`;

export interface Sent {
  as: Viewer;
  mode?: ImportMode;
  idempotencyKey?: string;
  fileName?: string;
}

/** @returns the answer of the mutation, without waiting for the import */
export function send(
  localities: TestSubgraph,
  file: Buffer | string,
  { as, mode = 'ALL_OR_NOTHING', idempotencyKey = randomUUID(), fileName = 'dan-so.csv' }: Sent,
) {
  return localities.run(
    `mutation ($input: ImportFileInput!) { importLocalityStatistics(input: $input) { ${JOB} } }`,
    {
      as,
      variables: { input: { idempotencyKey, fileName, mode, content: Buffer.from(file).toString('base64') } },
    },
  );
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
export async function jobOf(localities: TestSubgraph, id: string, as: Viewer): Promise<any> {
  const answer = await localities.run(`query ($id: ID!) { localityImport(id: $id) { ${JOB} } }`, {
    as,
    variables: { id },
  });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.localityImport;
}

/** Sends a file and waits until its import has ended. */
// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
export async function imported(localities: TestSubgraph, file: Buffer | string, sent: Sent): Promise<any> {
  const answer = await send(localities, file, sent);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  await importQueue.idle();
  return jobOf(localities, answer.data.importLocalityStatistics.id, sent.as);
}

/** What the database holds of reported statistics, read by its administrator. */
export async function reported({ admin }: TestSubgraph): Promise<string[]> {
  const { rows } = await admin.query(
    `select u.code || ' ' || s.indicator || ' ' || s.value || ' ' || s.period || ' ' || s.source as line
     from localities.statistics s join app.unit_directory u on u.unit_id = s.locality_id
     where s.provenance = 'REPORTED' order by 1`,
  );
  return rows.map(({ line }) => line);
}

/** While it works, imports that reach the lines wait in their transaction: they can neither end nor go on. */
export async function holdingUp(
  { admin }: TestSubgraph,
  lines: readonly Line[],
  work: () => Promise<void>,
): Promise<void> {
  const { user, password, host, port, database } = admin;
  const holder = new pg.Client({ user, password, host, port, database });
  await holder.connect();
  try {
    await holder.query('begin');
    // the same figures, which whoever comes later has to wait for
    await holder.query(
      `insert into localities.statistics (locality_id, indicator, value, period, period_from, period_to, provenance, source)
       select unit_id, 'POPULATION', 1, to_char(month, 'YYYY-MM'), month, (month + interval '1 month - 1 day')::date, 'REPORTED', 'x'
       from unnest($1::text[], $2::text[]) as held(of_code, of_month), to_date(of_month, 'MM/YYYY') as month
       join lateral (select unit_id from app.unit_directory where code = of_code) u on true`,
      [lines.map(([, code]) => code), lines.map(([, , , period]) => period)],
    );
    await work();
    await holder.query('rollback');
  } finally {
    await holder.end();
  }
}

/** Undoes what a test imported. */
export async function clearImports({ admin }: TestSubgraph): Promise<void> {
  await admin.query(
    `delete from localities.statistics where provenance = 'REPORTED'; delete from app.import_sources;
     delete from app.import_jobs; delete from app.changes; delete from app.idempotency_keys`,
  );
}

/** Lines for the wards of Nghệ An, month after month back from December 2024, each with a population of its own. */
export async function manyLines({ admin }: TestSubgraph, count: number): Promise<Line[]> {
  const { rows } = await admin.query(
    `select code from app.unit_directory where level = 'WARD' and skey like (select skey from app.unit_directory where code = '40') || '%'`,
  );
  return Array.from({ length: count }, (_, at) => {
    const month = Math.floor(at / rows.length);
    const period = `${12 - (month % 12)}/${2024 - Math.floor(month / 12)}`;
    return [`K${at}`, rows[at % rows.length].code, null, period, 1000 + at, null, 'Báo cáo tháng'];
  });
}
