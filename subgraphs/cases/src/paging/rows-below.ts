/** The one query shape of lists below many units: in one statement, for each unit, the first rows of its subtree. */
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { UnitReference } from '@diaban/shared/graphql/unit-reference';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

type RawRow = Record<string, unknown> & { parent: number };

/**
 * @param query the list for one unit, on the alias `r`, ordered by a day and the id, descending, and limited; the subtree
 * is added here @param day the column of that day
 * @returns the rows of all units, each marked with its unit, in the order of the query
 */
export async function rowsBelow<T extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<T>,
  day: string,
  units: readonly UnitReference[],
): Promise<Under<number, T>[]> {
  const below = units.length === 1 ? belowOne : belowMany;
  const { columns } = query.expressionMap.mainAlias!.metadata;
  const order = `r_${day} desc, r_id desc`;
  const rows = await manager.query<RawRow[]>(...below(query, order, units));
  return rows.map((raw) => {
    const row = query.expressionMap.mainAlias!.metadata.create() as T;
    const values = columns.map(({ propertyName, databaseName }) => [propertyName, raw[`r_${databaseName}`]]);
    return Object.assign(row, Object.fromEntries(values), { parentKey: raw.parent });
  });
}

/** A single unit is a constant: the planner knows how much of the table it is, and which index fits. */
function belowOne<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  order: string,
  [unit]: readonly UnitReference[],
): [string, unknown[]] {
  const { unitId, skey } = unit!;
  const [list, values] = query
    .andWhere('r.skey >= :low and r.skey < :high', { low: skey, high: `${skey}~` })
    .getQueryAndParameters();
  return [
    `select $${values.length + 1}::int as parent, row.* from (${list}) row order by ${order}`,
    [...values, unitId],
  ];
}

/**
 * Of many units it knows nothing, and may walk the whole table by date for each. So the rows are taken unit by unit of each
 * subtree, by equality, where only one index will do, and merged.
 */
function belowMany<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  order: string,
  units: readonly UnitReference[],
): [string, unknown[]] {
  const [list, values] = query.andWhere('r.skey = s.skey').getQueryAndParameters();
  const [ids, keys, limit] = [1, 2, 3].map((n) => `$${values.length + n}`);
  return [
    `select u.unit_id as parent, row.* from unnest(${ids}::int[], ${keys}::text[]) u (unit_id, skey)
     cross join lateral (
       select found.* from (
         select distinct d.skey from app.unit_directory d where d.skey >= u.skey and d.skey < u.skey || '~') s
       cross join lateral (${list}) found
       order by ${order} limit ${limit}) row
     order by parent, ${order}`,
    [...values, units.map(({ unitId }) => unitId), units.map(({ skey }) => skey), query.expressionMap.limit],
  ];
}
