/** What row security leaves of each table, read as the login role itself, without the subgraph's own queries. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
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

/** Rows of the units above that are read from below. */
const ABOVE: Record<string, string> = { organizations: 'starts_with(top.skey, t.skey)' };

/** Each table with the unit that decides about a row of it. */
const TABLES = {
  organizations: 'organizations.organizations t',
  pledges: 'organizations.pledges t',
  signatories: 'organizations.signatories s join organizations.pledges t on t.id = s.pledge_id',
  member_counts:
    'organizations.member_counts c join organizations.organizations t on t.id = c.organization_id',
  seats: 'organizations.seats s join organizations.organizations t on t.id = s.committee_id',
  register_coverage: 'organizations.register_coverage t',
};

describe.each(Object.entries(TABLES))('the table %s', (table, rows) => {
  test.each(['40', '413', '16732', '16729', '58', '01'])(
    'shows a viewer of %s what lies there, and of the units above what is read from below',
    async (code) => {
      const { rows: expected } = await db.admin.query(
        `select count(*) as seen from app.placed_units top cross join ${rows} where top.code = $1
         and (t.locality_id is null or starts_with(t.skey, top.skey) or ${ABOVE[table] ?? 'false'})`,
        [code],
      );
      const role = code.length === 2 ? 'province' : code.length === 3 ? 'district' : 'ward';
      const seen = await statement(viewer(role, code), `select count(*) as seen from organizations.${table}`);
      expect(seen).toEqual(expected);
    },
  );

  const refused = ['insert into % default values', 'delete from %', 'truncate %'];
  // of signatories those of imported pledges may go, and the sample has none
  const always = table === 'signatories' ? [refused[0], refused[2]] : refused;
  test.each(always as string[])('refuses “%s”', async (sql) => {
    const written = statement(viewer('province', '40'), sql.replace('%', `organizations.${table}`));
    await expect(written).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});

describe('row security on what is written', () => {
  const ID = `'00000000-0000-8000-8000-00000000000a'`;
  const MADE = `'2024-01-01', 'REGISTERED', 't'`;
  const unit = (code: string) => `(select unit_id from app.unit_directory where code = '${code}')`;
  const police = (code: string) => `'${stableId(`org:sample:${code}:POLICE`)}'`;
  const committee = (code: string) => `'${stableId(`org:sample:${code}:STEERING_COMMITTEE`)}'`;
  const pledge = `(select id from organizations.pledges p where starts_with(p.skey, (select skey from app.unit_directory where code = '%')) limit 1)`;
  /** Each with the place that the row is written for. */
  const WRITES: [string, (code: string, id: string) => string][] = [
    [
      'an organization',
      (_, id) =>
        `insert into organizations.organizations (id, kind, name, locality_id, stated_on, known_since, provenance, source) values (${ID}, 'SCHOOL', 'x', ${id}, '2024', ${MADE})`,
    ],
    [
      'a pledge',
      (_, id) =>
        `insert into organizations.pledges (id, kind, locality_id, signed_on, signed_from, signed_to, provenance, source) values (${ID}, 'PLEDGE', ${id}, '2024-01-01', '2024-01-01', ${MADE})`,
    ],
    [
      'a count of members',
      (code) =>
        `insert into organizations.member_counts (id, organization_id, count, as_of, provenance, source) values (${ID}, ${police(code)}, 9, ${MADE})`,
    ],
    [
      'a seat',
      (code) =>
        `insert into organizations.seats (id, committee_id, organization_id, role, known_since, provenance, source) values (${ID}, ${committee(code)}, ${police(code)}, 'SECRETARIAT', ${MADE})`,
    ],
    [
      'a signatory',
      (code) =>
        `insert into organizations.signatories (pledge_id, position, kind, description) values (${pledge.replace('%', code)}, 99, 'HOUSEHOLDS', 'x')`,
    ],
  ];

  test.each(WRITES)('takes %s in its own district, and none in the district beside', async (_, sql) => {
    const { rows } = await db.admin.query(`select ${unit('413')} as own, ${unit('414')} as beside`);
    const [own, beside] = [rows[0].own, rows[0].beside];
    const written = (code: string, id: string, as: Viewer) =>
      statement(as, sql(code, id).replace(pledge.replace('%', code), `'${pledges[code]}'`));
    const pledges: Record<string, string> = {};
    for (const code of ['413', '414'])
      pledges[code] = (await db.admin.query(`select ${pledge.replace('%', code)} as id`)).rows[0].id;
    const forbidden = { extensions: { code: 'FORBIDDEN' } };
    await expect(written('414', beside, viewer('district', '413'))).rejects.toMatchObject(forbidden);
    await expect(written('413', own, viewer('planner', '413'))).rejects.toMatchObject(forbidden);
    await expect(written('413', own, viewer('district', '413'))).resolves.toEqual([]);
  });
});
