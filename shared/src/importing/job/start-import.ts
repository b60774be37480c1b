/** Takes a file in: keeps it with a job that waits, once for each idempotency key, and answers without waiting for it. */
import type { SubgraphContext } from '../../graphql/context.js';
import { mutate } from '../../mutation/mutate.js';
import type { AnyImport } from '../import-definition.js';
import { masked } from '../personal-data.js';
import { fileBytes, type ImportFileInput } from './import-file.input.js';
import type { ImportJob } from './import-job.js';
import { ImportJobRepository } from './import-job.repository.js';
import { importQueue } from './import-queue.js';
import { getImport } from './read-imports.js';

/** The resolver of the mutation of an import. */
export async function startImport(
  context: SubgraphContext,
  definition: AnyImport,
  input: ImportFileInput,
): Promise<ImportJob> {
  const { viewer, db, requestId, log } = context;
  const { subgraph, operation, template } = definition;
  const { bytes, sha256 } = fileBytes(input);
  const { idempotencyKey, mode } = input;
  const { subject, role, unit } = viewer;
  const origin = { subgraph, operation, subject, role, unit, requestId };
  const fileName = masked(input.fileName);
  const jobs = new ImportJobRepository(db);
  let taken: string | null = null;
  const id = await mutate(
    context,
    { subgraph, operation, input: { idempotencyKey, fileName, mode, sha256 } },
    async ({ manager }) => {
      const file = { template: template.name, mode, fileName, sha256, content: bytes };
      taken = await jobs.insert(manager, { ...origin, ...file });
      return taken;
    },
  );
  const job = await getImport(context, subgraph, id);
  if (taken === id)
    importQueue.add({
      id,
      localityId: job.localityId,
      mode,
      sha256,
      definition,
      db: db.apart(),
      origin,
      log,
    });
  return job;
}
