/** Follows an import from a command line until it has ended: progress as it comes, then its faults page by page. */
import { setTimeout as pause } from 'node:timers/promises';
import type { GatewayClient } from './gateway-client.js';

/** What the operation `import-…-job` answers. */
export interface FollowedJob {
  id: string;
  status: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';
  message: string | null;
  percent: number;
  rowsDone: number;
  rowsTotal: number | null;
  rowsCreated: number;
  rowsUpdated: number;
  rowsUnchanged: number;
  faultCount: number;
  faults: FaultPage;
}

interface FaultPage {
  nodes: FollowedFault[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

export interface FollowedFault {
  sheet: string | null;
  row: number | null;
  column: string | null;
  header: string | null;
  value: string | null;
  code: string;
  problem: string;
  fix: string;
}

const EVERY_MS = 300;

/** @returns the job as it ended */
export async function ended(
  client: GatewayClient,
  operation: string,
  id: string,
  progress: (job: FollowedJob) => void,
): Promise<FollowedJob> {
  for (;;) {
    const { job } = await client.ask<{ job: FollowedJob | null }>(operation, { id });
    if (job === null) throw new Error(`The import ${id} cannot be seen with this token`);
    progress(job);
    if (job.status === 'DONE' || job.status === 'FAILED') return job;
    await pause(EVERY_MS);
  }
}

/** All faults that the import kept, in the order of the file. */
export async function* faultsOf(
  client: GatewayClient,
  operation: string,
  { id, faults }: FollowedJob,
): AsyncGenerator<FollowedFault> {
  for (let page = faults; ; ) {
    yield* page.nodes;
    if (!page.pageInfo.hasNextPage) return;
    const after = page.pageInfo.endCursor;
    const { job } = await client.ask<{ job: FollowedJob }>(operation, { id, after });
    page = job.faults;
  }
}

/** `Số liệu, dòng 3, cột E (Nhân khẩu) "x": …`: as much of the place as there is. */
export function faultLine({ sheet, row, column, header, value, code, problem, fix }: FollowedFault): string {
  const place = [
    sheet,
    row === null ? null : `dòng ${row}`,
    column === null ? null : `cột ${column}${header === null ? '' : ` (${header})`}`,
  ].filter((part) => part !== null);
  const where = place.length === 0 ? 'Tệp' : place.join(', ');
  return `${where}${value === null ? '' : ` "${value}"`}: ${problem} ${fix} [${code}]`;
}
