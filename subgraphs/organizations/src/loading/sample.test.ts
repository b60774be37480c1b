/** The synthetic sample: complete over its provinces, marked in every row, and gone without a trace. */

import { runLoads } from '@diaban/shared/loading/load';
import { SAMPLE_PROVINCES, SAMPLE_SOURCE } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import { silentLog } from '@diaban/shared/log';
import { cloneDatabase, type TestDatabase } from '@diaban/shared/testing/test-database';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { subgraph } from '../subgraph.js';

const WARD_KINDS = [
  'FARMERS_ASSOCIATION',
  'FATHERLAND_FRONT',
  'MILITARY_COMMAND',
  'PEOPLES_COMMITTEE',
  'POLICE',
  'VETERANS_ASSOCIATION',
  'WOMENS_UNION',
  'YOUTH_UNION',
];

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

const rowsOf = async (sql: string, values: unknown[] = []) => (await admin.query(sql, values)).rows;

test('every ward, district and province of the sample has its organizations', async () => {
  const found = await rowsOf(
    `select u.level, array_agg(distinct k.kinds) as kinds, count(*)::int as units from app.placed_units u
     join app.placed_units p on p.code = any($1) and starts_with(u.skey, p.skey)
     cross join lateral (select string_agg(o.kind, ',' order by o.kind) as kinds from organizations.organizations o
       where o.locality_id = u.unit_id and o.provenance = 'SYNTHETIC') k
     where u.code is not null group by u.level order by u.level`,
    [SAMPLE_PROVINCES],
  );
  const above = [...WARD_KINDS, 'PARTY_COMMITTEE', 'STEERING_COMMITTEE'].sort().join();
  expect(found).toEqual([
    { level: 'DISTRICT', kinds: [above], units: 68 },
    { level: 'PROVINCE', kinds: [above], units: 4 },
    { level: 'WARD', kinds: [WARD_KINDS.join()], units: 1300 },
  ]);
});

test('its organizations have the identities that other subgraphs refer to', async () => {
  for (const [code, kind] of [
    ['16732', 'POLICE'],
    ['413', 'STEERING_COMMITTEE'],
    ['40', 'PEOPLES_COMMITTEE'],
  ] as const) {
    const rows = await rowsOf(
      `select o.kind, u.code from organizations.organizations o join app.placed_units u on u.unit_id = o.locality_id where o.id = $1`,
      [stableId(`org:sample:${code}:${kind}`)],
    );
    expect(rows).toEqual([{ kind, code }]);
  }
});

test('nobody takes it for real: names, provenance and source say so', async () => {
  const mixed = await rowsOf(
    `select id from organizations.organizations
     where (name like '%(mẫu)') <> (provenance = 'SYNTHETIC') or (source = $1) <> (provenance = 'SYNTHETIC')
     union all select id from organizations.pledges where (source = $1) <> (provenance = 'SYNTHETIC')`,
    [SAMPLE_SOURCE],
  );
  expect(mixed).toEqual([]);
});

test('a signatory of the sample is an organization of its own ward, named once a pledge', async () => {
  const strangers = await rowsOf(
    `select s.pledge_id from organizations.signatories s join organizations.pledges p on p.id = s.pledge_id
     join organizations.organizations o on o.id = s.organization_id
     where p.provenance = 'SYNTHETIC' and o.locality_id <> p.locality_id
     union all select pledge_id from organizations.signatories where organization_id is not null
     group by pledge_id, organization_id having count(*) > 1`,
  );
  expect(strangers).toEqual([]);
});

test('a choice of the seeds alone removes it, and choosing it again brings back the same rows', async () => {
  const definition = [{ name: subgraph.name, loads: subgraph.loads }];
  const choose = (choice: 'seeds' | 'sample') => runLoads(database.adminUrl, definition, choice, silentLog);
  const fingerprint = () =>
    rowsOf(
      `select (select md5(string_agg(o::text, '' order by id)) from organizations.organizations o) as organizations,
         (select md5(string_agg(p::text, '' order by id)) from organizations.pledges p) as pledges,
         (select md5(string_agg(s::text, '' order by pledge_id, position)) from organizations.signatories s) as signatories,
         (select md5(string_agg(s::text, '' order by id)) from organizations.seats s) as seats,
         (select md5(string_agg(m::text, '' order by id)) from organizations.member_counts m) as members`,
    );
  const before = await fingerprint();
  await choose('seeds');
  expect(
    await rowsOf(
      `select (select count(*)::int from organizations.organizations) as organizations, (select count(*)::int from organizations.pledges) as pledges,
         (select count(*)::int from organizations.signatories) as signatories, (select count(*)::int from organizations.register_coverage) as coverage,
         (select count(*)::int from organizations.seats) as seats, (select count(*)::int from organizations.member_counts) as members`,
    ),
  ).toEqual([{ organizations: 22, pledges: 3, signatories: 8, coverage: 0, seats: 1, members: 0 }]);
  await choose('sample');
  expect(await fingerprint()).toEqual(before);
});

test('what was entered beside the sample, and changed about the seeds, outlives both', async () => {
  const seed = stableId('org:ca-prtc');
  const pledge = stableId('pledge:entered');
  await admin.query(`update organizations.organizations set name = 'Đổi tên', version = 2 where id = $1`, [
    seed,
  ]);
  await admin.query(
    `insert into app.changes (subgraph, operation, kind, entity, entity_id, subject, role, unit, request_id)
     values ('organizations', 'updateOrganization', 'CHANGED', 'Organization', $1, 'someone', 'ward', '16732', 'r')`,
    [seed],
  );
  await admin.query(
    `with p as (insert into organizations.pledges (id, kind, locality_id, signed_on, signed_from, signed_to, provenance, source)
       select $1, 'PLEDGE', locality_id, '2024-05-01', '2024-05-01', '2024-05-01', 'REGISTERED', 'test' from organizations.organizations where id = $2)
     select`,
    [pledge, stableId('org:sample:16732:POLICE')],
  );
  await admin.query(
    `insert into organizations.signatories (pledge_id, position, kind, organization_id, description, count) values ($1, 1, 'ORGANIZATION', $2, 'Công an', 1)`,
    [pledge, stableId('org:sample:16732:POLICE')],
  );
  await admin.query(`update app.loads set version = 'older' where subgraph = 'organizations'`);
  await runLoads(database.adminUrl, [{ name: subgraph.name, loads: subgraph.loads }], 'seeds', silentLog);
  expect(await rowsOf('select name, version from organizations.organizations where id = $1', [seed])).toEqual(
    [{ name: 'Đổi tên', version: 2 }],
  );
  expect(
    await rowsOf('select description, organization_id from organizations.signatories where pledge_id = $1', [
      pledge,
    ]),
  ).toEqual([{ description: 'Công an', organization_id: stableId('org:sample:16732:POLICE') }]);
});
