/** What the tests of this subgraph share: units as references, and counts made by SQL of their own. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

export interface TestUnit {
  unitId: number;
  skey: string;
  code: string | null;
  /** as the gateway refers to it */
  reference: { __typename: 'Locality'; id: string };
}

/** Units in the order of their keys. @param condition SQL on app.placed_units, such as `level = 'WARD'` */
export async function unitsWhere(test: TestSubgraph, condition: string): Promise<TestUnit[]> {
  const { rows } = await test.admin.query<{ unit_id: number; skey: string; code: string | null }>(
    `select unit_id, skey, code from app.placed_units where ${condition} order by skey`,
  );
  return rows.map(({ unit_id, skey, code }) => ({
    unitId: unit_id,
    skey,
    code,
    reference: { __typename: 'Locality', id: formatUnitId(unit_id) },
  }));
}

/** @param name GSO code or directory key */
export async function unitOf(test: TestSubgraph, name: string): Promise<TestUnit> {
  const [unit] = await unitsWhere(test, `code = '${name}' or key = '${name}'`);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
}

/** The units below one at a level. */
export async function unitsBelow(test: TestSubgraph, code: string, level: string): Promise<TestUnit[]> {
  const { skey } = await unitOf(test, code);
  return unitsWhere(test, `level = '${level}' and starts_with(skey, '${skey}')`);
}

/** First column of all rows. */
export async function column<T>(test: TestSubgraph, sql: string, values: unknown[] = []): Promise<T[]> {
  const { rows } = await test.admin.query({ text: sql, values, rowMode: 'array' });
  return rows.map(([value]) => value as T);
}

/** First column of all rows that the login role sees in the scope of a unit, past all loaders and resolvers. */
export async function columnInScope<T>(test: TestSubgraph, name: string, sql: string): Promise<T[]> {
  const { skey } = await unitOf(test, name);
  await test.admin.query('begin');
  try {
    await test.admin.query('set local role cases_app');
    await test.admin.query(`select set_config('app.scope', $1, true)`, [skey]);
    return await column<T>(test, sql);
  } finally {
    await test.admin.query('rollback');
  }
}

/** The entities of an answer, as the caller knows them to be. */
export function entitiesIn<T>({ data }: { data?: { _entities: unknown[] } }): T[] {
  return (data?._entities ?? []) as T[];
}
