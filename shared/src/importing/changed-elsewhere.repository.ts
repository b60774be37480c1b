/** Which records were changed by something else than the import that made them: a file must not take that back unseen. */
import type { EntityManager } from 'typeorm';

export interface ImportedEntity {
  /** GraphQL type */
  entity: string;
  /** of the import */
  operation: string;
}

/** @returns those of the ids that something else changed */
export async function changedElsewhere(
  manager: EntityManager,
  { entity, operation }: ImportedEntity,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await manager.query<{ id: string }[]>(
    `select distinct entity_id as id from app.changes where entity = $1 and entity_id = any($2) and operation <> $3`,
    [entity, ids, operation],
  );
  return new Set(rows.map(({ id }) => id));
}
