/** Sends a file of records to the running gateway: npm run import -- --template locality-statistics --file x.xlsx --role ward --unit 16732. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { ended, type FollowedJob, faultLine, faultsOf } from './files/follow-import.js';
import { GatewayClient } from './files/gateway-client.js';

const USAGE =
  'Usage: npm run import -- --template locality-statistics --file x.xlsx (--role ward --unit 16732 | --token …) [--mode VALID_ROWS]';

const text = { type: 'string' } as const;

/** @returns whether every row of the file was fine */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: { template: text, file: text, role: text, unit: text, purpose: text, token: text, mode: text },
  });
  const { template, file, mode } = values;
  if (template === undefined || file === undefined) throw new Error(USAGE);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`The file ${file} cannot be read: ${error.code ?? error.message}`);
  });
  const client = await GatewayClient.open(wishOf(values));
  const query = mode === undefined ? '' : `?mode=${encodeURIComponent(mode)}`;
  const { id } = await client.post<{ id: string }>(
    `/import/${encodeURIComponent(template)}${query}`,
    {
      'content-type': 'application/octet-stream',
      'idempotency-key': randomUUID(),
      'x-file-name': encodeURIComponent(basename(file)),
    },
    bytes,
  );
  const follower = `import-${template}-job`;
  const job = await ended(client, follower, id, progress());
  let shown = 0;
  for await (const fault of faultsOf(client, follower, job)) {
    process.stdout.write(`${faultLine(fault)}\n`);
    shown += 1;
  }
  if (shown < job.faultCount) process.stdout.write(`… và ${job.faultCount - shown} lỗi khác\n`);
  process.stdout.write(`${summary(job)}\n`);
  return job.status === 'DONE' && job.faultCount === 0;
}

function wishOf({ token, role, unit, purpose }: Record<string, string | undefined>) {
  if (token !== undefined) return { token };
  if (role === undefined || unit === undefined) throw new Error(USAGE);
  return purpose === undefined ? { role, unit } : { role, unit, purpose };
}

/** A line on stderr whenever something has changed. */
function progress(): (job: FollowedJob) => void {
  let last = '';
  return ({ status, percent, rowsDone, rowsTotal }) => {
    const line = `${status} ${percent}% (${rowsDone}${rowsTotal === null ? '' : `/${rowsTotal}`} dòng)`;
    if (line !== last) process.stderr.write(`${line}\n`);
    last = line;
  };
}

function summary({ id, message, rowsCreated, rowsUpdated, rowsUnchanged, faultCount }: FollowedJob): string {
  const counts = `${rowsCreated} thêm mới, ${rowsUpdated} cập nhật, ${rowsUnchanged} không đổi, ${faultCount} lỗi`;
  return `${message ?? 'Đã nhập xong.'} ${counts}. Mã lần nhập: ${id}`;
}

main()
  .then((fine) => {
    process.exitCode = fine ? 0 : 1;
  })
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
