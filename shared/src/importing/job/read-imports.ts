/** What senders read of their imports. A job whose process was stopped is found out and ended when it is read. */
import { NotFound } from '../../errors.js';
import type { SubgraphContext } from '../../graphql/context.js';
import { checkCursor } from '../../graphql/dated-list.js';
import { keysetOf, type PageArgs, toPage } from '../../graphql/page.js';
import { parseUuid } from '../../graphql/uuid.js';
import type { ImportJob, ImportJobPage } from './import-job.js';
import { ImportJobRepository } from './import-job.repository.js';

/** The resolver of the query for one import. @returns null when unknown or out of scope */
export async function findImport(
  { db }: SubgraphContext,
  subgraph: string,
  id: string,
): Promise<ImportJob | null> {
  const jobs = new ImportJobRepository(db);
  const jobId = parseUuid(id, 'id');
  const job = await jobs.find(subgraph, jobId);
  if (job === null || job.endedAt !== null) return job;
  return (await jobs.endAbandoned(subgraph)) > 0 ? jobs.find(subgraph, jobId) : job;
}

export async function getImport(context: SubgraphContext, subgraph: string, id: string): Promise<ImportJob> {
  const job = await findImport(context, subgraph, id);
  if (job === null) throw new NotFound(`There is no import ${id} in your scope`);
  return job;
}

/** The resolver of the list of imports. */
export async function listImports(
  { db }: SubgraphContext,
  subgraph: string,
  args: PageArgs,
): Promise<ImportJobPage> {
  const jobs = new ImportJobRepository(db);
  const keyset = checkedKeyset(args, `imports of ${subgraph}`);
  let rows = await jobs.list(subgraph, keyset);
  const open = rows.some(({ endedAt }) => endedAt === null);
  if (open && (await jobs.endAbandoned(subgraph)) > 0) rows = await jobs.list(subgraph, keyset);
  return toPage(rows, keyset, ({ number }) => [number]);
}

/** Lists in the order of a whole number. */
export function checkedKeyset(args: PageArgs, list: string) {
  const keyset = keysetOf(args, list, 1);
  return checkCursor(keyset, Number.isSafeInteger(keyset.after?.[0]));
}
