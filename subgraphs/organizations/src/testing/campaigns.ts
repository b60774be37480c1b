/** Campaigns of units in tests, as the gateway refers to them, and wards to sign in. */
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

export interface Figure {
  value: number | null;
  status: string;
  provenance: string;
}
export const FIGURE = '{ value status provenance }';

/** A campaign of each unit. @param level that its coverage target counts; null: it has none */
export function campaignsOf(unitIds: readonly (string | null)[], level: string | null = null) {
  return unitIds.map((id) => ({
    __typename: 'Campaign',
    id: stableId(`campaign:test:${id}:${level}`),
    locality: id === null ? null : { id },
    coverageTarget: level === null ? null : { unitLevel: level },
  }));
}

/** @param fields selection on campaigns, without braces */
export async function askCampaigns<T>(
  db: TestSubgraph,
  campaigns: readonly object[],
  fields: string,
  as: Viewer,
): Promise<{ all: T[]; statements: number }> {
  const { data, errors, statements } = await db.entities([...campaigns], `... on Campaign { ${fields} }`, as);
  if (errors) throw new Error(JSON.stringify(errors));
  return { all: data?._entities as T[], statements };
}

/** The first wards of Nghệ An whose register is complete and in which nothing was ever signed. */
export async function silentWards({ admin }: TestSubgraph): Promise<{ code: string; id: string }[]> {
  const { rows } = await admin.query<{ code: string; id: string }>(
    `select u.code, 'u' || u.unit_id as id from app.placed_units u
     join organizations.register_coverage c on c.locality_id = u.unit_id
     where u.level = 'WARD' and starts_with(u.skey, (select skey from app.placed_units where code = '40'))
       and not exists (select from organizations.pledges p where p.locality_id = u.unit_id) order by u.skey limit 4`,
  );
  return rows;
}
