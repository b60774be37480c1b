/** What every subgraph's database must be: row security on every table, nothing without a scope, nothing owned by a login. */

import { loginRole, loginUrl } from '@diaban/shared/database/roles';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

const SUBGRAPHS = ['localities', 'cases', 'organizations', 'campaigns'];

/** What the units above have issued, and what they are: known to all below them, and without figures. */
const READ_FROM_BELOW = ['campaigns.documents', 'organizations.organizations'];

let database: TestDatabase;
let admin: pg.Client;
beforeAll(async () => {
  database = await cloneDatabase('diaban_sample');
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.drop();
});

async function readableTables(subgraph: string): Promise<string[]> {
  const { rows } = await admin.query(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ($1, 'app') and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege($2, c.oid, 'select') order by 1`,
    [subgraph, loginRole(subgraph)],
  );
  return rows.map(({ name }) => name);
}

describe.each(SUBGRAPHS)('the database of %s', (subgraph) => {
  test('has row security on every table that the login role may read', async () => {
    const { rows } = await admin.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relrowsecurity and has_table_privilege($2, c.oid, 'select')`,
      [subgraph, loginRole(subgraph)],
    );
    expect(rows).toEqual([]);
    expect((await readableTables(subgraph)).length).toBeGreaterThan(2);
  });

  test('gives the login role no table of another subgraph', async () => {
    const others = SUBGRAPHS.filter((other) => other !== subgraph);
    const { rows } = await admin.query(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any($1) and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege($2, c.oid, 'select')`,
      [others, loginRole(subgraph)],
    );
    expect(rows).toEqual([]);
  });

  test('shows an unscoped read nothing, also after a scoped one on the same connection', async () => {
    const client = new pg.Client({ connectionString: loginUrl(database.adminUrl, subgraph) });
    await client.connect();
    try {
      const tables = await readableTables(subgraph);
      const count = async (table: string) =>
        Number((await client.query(`select count(*) from ${table}`)).rows[0].count);
      for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
      await client.query('begin read only');
      await client.query(`select app.enter_scope('province', '40')`);
      let seen = 0;
      for (const table of tables) seen += await count(table);
      expect(seen).toBeGreaterThan(100);
      await client.query('commit');
      for (const table of tables) expect([table, await count(table)]).toEqual([table, 0]);
    } finally {
      await client.end();
    }
  });

  test('keeps a district inside itself: no row of a table with a key lies outside 413, but for what is read from below', async () => {
    const { rows: keyed } = await admin.query(
      `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'skey' join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = $1 and c.relkind in ('r', 'p')
         -- a register says for which larger unit it is kept to all in that unit; it holds no figure
         and c.relname not like '%_coverage'`,
      [subgraph],
    );
    expect(keyed.length).toBeGreaterThan(0);
    const { rows: unit } = await admin.query(`select skey from app.unit_directory where code = '413'`);
    const client = new pg.Client({ connectionString: loginUrl(database.adminUrl, subgraph) });
    await client.connect();
    try {
      await client.query('begin read only');
      await client.query(`select app.enter_scope('district', '413')`);
      for (const { name } of keyed) {
        const { rows } = await client.query(
          `select count(*) filter (where not starts_with(skey, $1) and not ($2 and starts_with($1, skey))) as outside from ${name} where skey is not null`,
          [unit[0].skey, READ_FROM_BELOW.includes(name)],
        );
        expect([name, Number(rows[0].outside)]).toEqual([name, 0]);
      }
    } finally {
      await client.end();
    }
  });
});
