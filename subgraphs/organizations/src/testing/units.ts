/** Finds units for tests by GSO code or key, past the scope of any viewer. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

/** The graph's identity of a unit. @throws when the directory has none */
export async function unitIdOf({ admin }: TestSubgraph, name: string): Promise<string> {
  const { rows } = await admin.query<{ id: number }>(
    'select unit_id as id from app.placed_units where code = $1 or key = $1',
    [name],
  );
  if (!rows[0]) throw new Error(`no unit ${name}`);
  return formatUnitId(rows[0].id);
}

/** Identities of the commune-level units under a unit, in the order of the tree. */
export async function wardIdsUnder({ admin }: TestSubgraph, code: string): Promise<string[]> {
  const { rows } = await admin.query<{ id: number }>(
    `select w.unit_id as id from app.placed_units w join app.placed_units u on starts_with(w.skey, u.skey)
     where u.code = $1 and w.level = 'WARD' order by w.skey`,
    [code],
  );
  return rows.map(({ id }) => formatUnitId(id));
}
