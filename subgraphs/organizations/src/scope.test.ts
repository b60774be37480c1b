/** What row security leaves of each table, read as the login role itself, without the subgraph's own queries. */
import { randomUUID } from 'node:crypto';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from './subgraph.js';

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

function statement<T>(as: Viewer, sql: string): Promise<T[]> {
  const context = db.running.contextFor({ viewer: as, requestId: randomUUID() });
  return context.db.write((manager) => manager.query<T[]>(sql));
}

/** Each table with the unit that decides about a row of it. */
const TABLES = {
  organizations: 'organizations.organizations t',
  pledges: 'organizations.pledges t',
  signatories: 'organizations.signatories s join organizations.pledges t on t.id = s.pledge_id',
  register_coverage: 'organizations.register_coverage t',
};

describe.each(Object.entries(TABLES))('the table %s', (table, rows) => {
  test.each(['40', '413', '16732', '16729', '58', '01'])(
    'shows a viewer of %s what lies there',
    async (code) => {
      const { rows: expected } = await db.admin.query(
        `select count(*) as seen from ${rows} where t.locality_id is null
         or starts_with(t.skey, (select skey from app.placed_units where code = $1))`,
        [code],
      );
      const role = code.length === 2 ? 'province' : code.length === 3 ? 'district' : 'ward';
      const seen = await statement(viewer(role, code), `select count(*) as seen from organizations.${table}`);
      expect(seen).toEqual(expected);
    },
  );

  test.each(['insert into % default values', 'delete from %', 'truncate %'])('refuses “%s”', async (sql) => {
    const written = statement(viewer('province', '40'), sql.replace('%', `organizations.${table}`));
    await expect(written).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
