/** How long files take to be imported: a new one, the same again, and one in which every row is corrected. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '@diaban/gateway/prepare-database';
import { subgraphs } from '@diaban/gateway/subgraphs';
import { startEmbedded } from '@diaban/shared/database/embedded/embedded-postgres';
import { withDatabase } from '@diaban/shared/database/roles';
import type { ImportJob } from '@diaban/shared/importing/job/import-job';
import { importQueue } from '@diaban/shared/importing/job/import-queue';
import { getImport } from '@diaban/shared/importing/job/read-imports';
import { startImport } from '@diaban/shared/importing/job/start-import';
import { createLog } from '@diaban/shared/log';
import { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { fileOf, type Line } from '@diaban/shared/testing/sent-file';
import { viewer } from '@diaban/shared/testing/test-subgraph';
import pg from 'pg';
import type { Options } from '../options.js';
import { descendantsOf } from '../processes/descendants.js';
import { WORKLOADS, type Workload } from './workloads.js';

/** The province whose wards the lines are about, and which sends them. */
const PROVINCE = viewer('province', '40');

/** Both in seconds; CPU time of this process and of the database. */
interface Spent {
  elapsed: number;
  cpu: number;
}

interface Figures {
  template: string;
  megabytes: number;
  created: Spent;
  unchanged: Spent;
  corrected: Spent;
}

export async function imports({ rows, only, json }: Options, say: (line: string) => void): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'diaban-bench-imports-'));
  const postgres = await startEmbedded({ dataDir: join(directory, 'data') });
  const log = createLog('bench', 'warn');
  const running: RunningSubgraph[] = [];
  try {
    const adminUrl = withDatabase(postgres.url, 'bench');
    const wards = await prepared(postgres.url, adminUrl, () =>
      prepareDatabase(adminUrl, subgraphs, 'sample', log),
    );
    for (const subgraph of subgraphs) running.push(await RunningSubgraph.open(subgraph, { adminUrl, log }));
    say(
      `XLSX files of ${rows} rows about ${wards.length} wards, seconds from the first row to the commit (of CPU time):\n`,
    );
    say('template                MB            new     same again  all corrected');
    const figures: Figures[] = [];
    for (const workload of WORKLOADS) {
      if (only !== null && !only.includes(workload.definition.template.name)) continue;
      const subgraph = running.find(({ name }) => name === workload.definition.subgraph)!;
      const measured = await measure(workload, subgraph, wards, rows);
      figures.push(measured);
      say(lineOf(measured));
    }
    if (json !== null) await writeFile(json, `${JSON.stringify({ rows, figures }, null, 2)}\n`);
  } finally {
    await Promise.all(running.map((subgraph) => subgraph.close()));
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Makes the database. @returns the codes of the wards */
async function prepared(server: string, adminUrl: string, fill: () => Promise<void>): Promise<string[]> {
  await asked(server, 'create database bench');
  await fill();
  const rows = await asked<{ code: string }>(
    adminUrl,
    `select u.code from app.placed_units u
     join app.placed_units p on p.code = '40' and u.skey >= p.skey and u.skey < p.skey || '~'
     join organizations.organizations o on o.locality_id = u.unit_id and o.kind = 'POLICE'
     where u.level = 'WARD' group by u.code having count(*) = 1 order by u.code`,
  );
  return rows.map(({ code }) => code);
}

async function asked<R extends object>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function measure(
  { definition, line, change }: Workload,
  subgraph: RunningSubgraph,
  wards: readonly string[],
  rows: number,
): Promise<Figures> {
  const lines = Array.from({ length: rows }, (_, at) => line(at, wards));
  const file = (all: readonly Line[]) => fileOf(definition.template, all, 'xlsx');
  const first = await file(lines);
  const send = async (
    content: Buffer,
    count: 'rowsCreated' | 'rowsUnchanged' | 'rowsUpdated',
  ): Promise<Spent> => {
    const before = cpuSeconds();
    const context = subgraph.contextFor({ viewer: PROVINCE, requestId: 'bench' });
    const sent = {
      fileName: 'bench.xlsx',
      mode: 'ALL_OR_NOTHING',
      content: content.toString('base64'),
    } as const;
    const { id } = await startImport(context, definition, { idempotencyKey: randomUUID(), ...sent });
    await importQueue.idle();
    const job = await getImport(context, definition.subgraph, id);
    if (job[count] !== rows) throw new Error(`${definition.operation}: ${JSON.stringify(job)}`);
    return { elapsed: secondsOf(job), cpu: cpuSeconds() - before };
  };
  return {
    template: definition.template.name,
    megabytes: first.length / 1024 / 1024,
    created: await send(first, 'rowsCreated'),
    unchanged: await send(first, 'rowsUnchanged'),
    corrected: await send(await file(lines.map((one) => ({ ...one, ...change }))), 'rowsUpdated'),
  };
}

/** Of this process and of the database that it started. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system + descendantsOf(process.pid).cpu) / 1_000_000;
}

function secondsOf({ startedAt, endedAt }: ImportJob): number {
  return (endedAt!.getTime() - startedAt!.getTime()) / 1_000;
}

function lineOf({ template, megabytes, created, unchanged, corrected }: Figures): string {
  const cells = [
    template.padEnd(20),
    megabytes.toFixed(1).padStart(5),
    ...[created, unchanged, corrected].map(({ elapsed, cpu }) =>
      `${elapsed.toFixed(1)} (${cpu.toFixed(1)})`.padStart(14),
    ),
  ];
  return cells.join(' ');
}
