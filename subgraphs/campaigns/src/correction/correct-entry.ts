/** How every correction of the register goes: locked, compared, changed and told of in one transaction. */
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { mutate } from '@diaban/shared/mutation/mutate';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import type { CampaignsContext } from '../loaders.js';
import { amendedSource } from '../register/entered.rules.js';
import type { CorrectedEntity } from './register-correction.repository.js';
import { differences, type EntryFacts } from './register-correction.rules.js';

interface CorrectedRow extends Versioned {
  locality_id: number | null;
  source: string;
}

interface Corrected {
  before: EntryFacts;
  after: EntryFacts;
  /** by name, constants of ours */
  columns: Readonly<Record<string, unknown>>;
}

interface EntryCorrection {
  operation: string;
  entity: CorrectedEntity;
  table: string;
  /** the argument that names the entry */
  id: [field: string, value: string];
  input: { idempotencyKey: string; expectedVersion: number; reason: string };
}

/** @param correct checks what the caller says against the row @returns the id of the entry */
export function correctEntry<R extends CorrectedRow>(
  context: CampaignsContext,
  { operation, entity, table, id: [field, value], input }: EntryCorrection,
  correct: (row: R, manager: EntityManager) => Promise<Corrected>,
): Promise<string> {
  const id = parseUuid(value, field);
  const { expectedVersion, reason } = input;
  return mutate(context, { subgraph: 'campaigns', operation, input }, async ({ manager, record }) => {
    const row = await lockVersion<R>(manager, { table, entity, id, expectedVersion });
    const { before, after, columns } = await correct(row, manager);
    const differing = differences(before, after);
    await setColumns(manager, table, id, { ...columns, source: amendedSource(row.source, context.viewer) });
    const told = { entity, entityId: id, localityId: row.locality_id, reason };
    await record({ ...told, kind: 'CORRECTED', ...differing });
    return id;
  });
}
