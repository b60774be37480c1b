/** Brings a database to the state that subgraphs need before they serve: migrated, and filled with the chosen data. */
import { migrate } from '@diaban/shared/database/migrate';
import { type DataChoice, runLoads } from '@diaban/shared/loading/load';
import type { Log } from '@diaban/shared/log';
import { type AnySubgraph, migrationsOf } from '@diaban/shared/server/subgraph';

/** Safe to run at every start and from several processes at once: each step takes a lock and is done once. */
export async function prepareDatabase(
  adminUrl: string,
  subgraphs: readonly AnySubgraph[],
  data: DataChoice,
  log: Log,
): Promise<void> {
  const applied = await migrate(adminUrl, subgraphs.map(migrationsOf));
  if (applied.length > 0) log.info({ migrations: applied }, 'database migrated');
  await runLoads(adminUrl, subgraphs, data, log);
}
