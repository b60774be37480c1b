/** Inserts many rows with one statement a thousand rows, whatever their columns. */
import type { ClientBase } from 'pg';

export interface RowsOptions {
  /** rows a statement */
  chunk?: number;
  /** text after the values, such as `on conflict do nothing` */
  suffix?: string;
}

/** All rows need the same keys, which are column names. Values travel as JSON and take the columns' types. */
export async function insertRows(
  client: ClientBase,
  table: string,
  rows: readonly object[],
  { chunk = 5_000, suffix = '' }: RowsOptions = {},
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const names = new Set(Object.keys(first));
  const unknown = rows.flatMap((row) => Object.keys(row)).find((name) => !names.has(name));
  if (unknown !== undefined)
    throw new Error(`A row for ${table} has "${unknown}", which its first row has not`);
  const columns = [...names].map((name) => `"${name}"`).join(', ');
  for (let start = 0; start < rows.length; start += chunk) {
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1) ${suffix}`,
      [JSON.stringify(rows.slice(start, start + chunk))],
    );
  }
}
