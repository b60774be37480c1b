/** Lists under many parents with one statement, and lists of the subtree of one unit: the query shapes of all registers. */
import type { EntityManager, EntityMetadata, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Restricts a query on rows with a key to a unit and what lies below it; for a unit out of scope it finds nothing. */
export function inSubtree<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  unitId: number,
): SelectQueryBuilder<T> {
  // scalar subqueries are evaluated once and bound the index range; a join would leave the range unknown
  const key = `(select u.skey from app.placed_units u where u.unit_id = :unitId)`;
  return query.andWhere(`${query.alias}.skey >= ${key} and ${query.alias}.skey < ${key} || '~'`, { unitId });
}

/** Runs a list query, ordered and limited, once for the subtree of each unit, in one statement. */
export function rowsUnderUnits<T extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<T>,
  unitIds: readonly number[],
): Promise<(T & { parentKey: number })[]> {
  const { alias } = query;
  query.andWhere(`${alias}.skey >= parent.skey and ${alias}.skey < parent.skey || '~'`);
  return rowsUnder(
    manager,
    query,
    unitIds,
    (given) => `select unit_id as key, skey from app.placed_units where unit_id = any(${given}::int[])`,
  );
}

/** Runs a list query, ordered and limited, once for each id, in one statement. Its conditions name `parent.key`. */
export function rowsUnderIds<T extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<T>,
  ids: readonly string[],
): Promise<(T & { parentKey: string })[]> {
  return rowsUnder(manager, query, ids, (given) => `select unnest(${given}::uuid[]) as key`);
}

async function rowsUnder<K, T extends ObjectLiteral>(
  manager: EntityManager,
  query: SelectQueryBuilder<T>,
  keys: readonly K[],
  parents: (given: string) => string,
): Promise<(T & { parentKey: K })[]> {
  const [list, values] = query.getQueryAndParameters();
  // lateral rows keep the order of the list within each parent
  const rows = await manager.query<(Record<string, unknown> & { parentKey: K })[]>(
    `select parent.key as "parentKey", found.* from (${parents(`$${values.length + 1}`)}) as parent cross join lateral (${list}) as found`,
    [...values, keys],
  );
  const { metadata } = query.expressionMap.mainAlias!;
  return rows.map((row) =>
    Object.assign(entityOf<T>(row, query.alias, metadata), { parentKey: row.parentKey }),
  );
}

/** An entity from the column names that TypeORM gives a query on an alias. */
function entityOf<T extends ObjectLiteral>(
  row: Record<string, unknown>,
  alias: string,
  metadata: EntityMetadata,
): T {
  const entity = metadata.create() as T;
  for (const column of metadata.columns) {
    const value = row[`${alias}_${column.databaseName}`];
    column.setEntityValue(entity, metadata.connection.driver.prepareHydratedValue(value, column));
  }
  return entity;
}
