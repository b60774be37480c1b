/** Sends SQL as the login role in a viewer's scope, past all code: what the database itself allows. */
import { loginUrl } from '@diaban/shared/database/roles';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { TEST_SERVER_VARIABLE } from '@diaban/shared/testing/test-database';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import pg from 'pg';

/** @returns the rows; what the statement changed is rolled back */
export async function sqlAs(
  test: TestSubgraph,
  { role, unit }: Viewer,
  sql: string,
  values: unknown[],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: loginUrl(await adminUrlOf(test), 'campaigns') });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select app.enter_scope($1, $2)', [role, unit]);
    return (await client.query(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The administrator's URL of the database of a test. */
export async function adminUrlOf({ admin }: TestSubgraph): Promise<string> {
  const { rows } = await admin.query<{ name: string }>('select current_database() as name');
  const url = new URL(process.env[TEST_SERVER_VARIABLE]!);
  url.pathname = `/${rows[0]!.name}`;
  return url.href;
}
