/** Brings rows of a load to a new version of its data without touching what users recorded on them or changed in them. */
import type { Loading } from './load.js';

/** Rows that earlier versions of a load put in; each has an `id`, which the record of changes names. */
export interface LoadedRows {
  /** qualified name */
  table: string;
  /** SQL that is true of them and of no others; the row is `r` */
  where: string;
  values?: readonly unknown[];
  /** foreign keys of rows that are a part of them and come and go with them, such as `cases.seizures.case_id` */
  parts?: readonly string[];
}

/** SQL: nobody has changed the row through the graph. @param row alias of a row with an `id` */
export function untouched(row: string): string {
  return `not exists (select from app.changes t where t.entity_id = ${row}.id::text and t.role <> 'load')`;
}

/**
 * Removes rows that nobody has changed and no other row refers to, whatever its foreign key would do on deletion. The rows
 * that stay without having been changed lose their parts, which the load puts in anew.
 */
export async function removeLoaded(
  loading: Loading,
  { table, where, values = [], parts = [] }: LoadedRows,
): Promise<void> {
  const references = await referencesTo(loading, table);
  const unknown = parts.find((part) => !references.some(({ name }) => name === part));
  if (unknown !== undefined) throw new Error(`${unknown} is no foreign key to ${table}`);
  const own = `(${where}) and ${untouched('r')}`;
  for (const { name, from, matches } of references)
    if (parts.includes(name))
      await loading.query(`delete from ${from} x using ${table} r where ${matches} and ${own}`, [...values]);
  const used = references
    .filter(({ name }) => !parts.includes(name))
    .map(({ from, matches }) => `and not exists (select from ${from} x where ${matches})`);
  const remove = `with gone as (delete from ${table} r where ${own} ${used.join(' ')} returning 1)
    select count(*)::int as count from gone`;
  let removed: number;
  do {
    removed = (await loading.query<{ count: number }>(remove, [...values]))[0]!.count;
    // where rows refer to rows of their own table, each pass frees those above
  } while (removed > 0 && references.some(({ isOwn }) => isOwn));
}

interface Reference extends Record<string, unknown> {
  /** of its first column: `schema.table.column` */
  name: string;
  from: string;
  isOwn: boolean;
  /** that row `x` refers to row `r` */
  matches: string;
}

function referencesTo(loading: Loading, table: string): Promise<Reference[]> {
  return loading.query<Reference>(
    `select min(format('%s.%I', c.conrelid::regclass, a.attname)) filter (where k.position = 1) as name, c.conrelid::regclass::text as "from",
       c.conrelid = c.confrelid as "isOwn", string_agg(format('x.%I = r.%I', a.attname, b.attname), ' and ') as matches
     from pg_constraint c cross join unnest(c.conkey, c.confkey) with ordinality k (own, other, position)
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.own
       join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other
     where c.contype = 'f' and c.confrelid = $1::regclass group by c.oid, c.conrelid, c.confrelid order by 1`,
    [table],
  );
}

/** Puts rows in. One that is there already becomes as given, unless somebody has changed it through the graph. */
export async function putLoaded(loading: Loading, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const kept = await loading.query<{ id: string }>(
    `select r.id::text from ${table} r where r.id = any($1::uuid[]) and ${untouched('r')}`,
    [rows.map((row) => (row as { id: string }).id)],
  );
  await loading.insert(table, rows, { suffix: 'on conflict do nothing' });
  if (kept.length === 0) return;
  const ids = new Set(kept.map(({ id }) => id));
  const columns = Object.keys(first).filter((name) => name !== 'id');
  const list = (row: string) => columns.map((name) => `${row}."${name}"`).join(', ');
  await loading.query(
    `update ${table} r set (${columns.map((name) => `"${name}"`).join(', ')}) = row (${list('i')})
     from json_populate_recordset(null::${table}, $1) i
     where r.id = i.id and (${list('r')}) is distinct from (${list('i')})`,
    [JSON.stringify(rows.filter((row) => ids.has((row as { id: string }).id)))],
  );
}
