/** Asks for references in tests, as the gateway does, and fails on any error in the answer. */

import type { Viewer } from '@diaban/shared/scope/viewer';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

export interface Answered<T> {
  entities: (T | null)[];
  /** SQL statements that the answer cost */
  statements: number;
}

/** @param fields selection on the type, in braces */
export async function askReferences<T>(
  db: TestSubgraph,
  type: string,
  ids: readonly string[],
  fields: string,
  as: Viewer,
): Promise<Answered<T>> {
  const references = ids.map((id) => ({ __typename: type, id }));
  const { data, errors, statements } = await db.entities(references, `... on ${type} ${fields}`, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return { entities: data?._entities as (T | null)[], statements };
}
