/** Roll-ups over the sample, against figures that are counted another way past row security. */

import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askReferences } from '../testing/ask.js';
import { type Summary, summaryFor } from '../testing/summary.js';
import { unitIdOf, wardIdsUnder } from '../testing/units.js';

const COUNTRY = viewer('auditor', 'VN');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

/** Figures counted one by one over the rows of a subtree, without the statement under test. */
async function counted({ admin }: TestSubgraph, code: string, asOf: string) {
  const { rows } = await admin.query(
    `with u as (select skey from app.placed_units where code = $1),
     p as (select p.* from organizations.pledges p, u where starts_with(p.skey, u.skey) and p.signed_to <= $2),
     s as (select s.*, p.locality_id from organizations.signatories s join p on p.id = s.pledge_id),
     largest as (select kind, locality_id, max(count) as n from s where organization_id is null group by 1, 2)
     select
       (select count(*) from p where kind = 'PLEDGE') as pledges,
       (select count(*) from p where kind = 'EMULATION_PACT') as "emulationPacts",
       (select sum(o.bodies) from organizations.organizations o where o.id in (select organization_id from s)) as signatories,
       (select count(*) from s where count is null) as "unnumberedSignatories",
       (select sum(o.bodies) from organizations.organizations o, u where starts_with(o.skey, u.skey) and o.known_since <= $2) as organizations,
       (select sum(n) from largest where kind = 'RESIDENTIAL_BLOCKS') as "residentialBlocks",
       (select sum(n) from largest where kind = 'HOUSEHOLDS') as households`,
    [code, asOf],
  );
  return rows[0];
}

test.each([
  ['40', '2023-06-30'],
  ['40', '2025-06-30'],
  ['413', '2024-12-31'],
  ['437', '2025-06-30'],
  ['58', '2022-01-01'],
])('the figures of unit %s on %s equal those counted row by row', async (code, asOf) => {
  const expected = await counted(db, code, asOf);
  // inside coverage a sum over nothing is a true zero
  const zeros = Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, value ?? 0]));
  const found = Object.entries((await summaryFor(db, code, COUNTRY, asOf))!);
  expect(Object.fromEntries(found.map(([name, { value }]) => [name, value]))).toEqual(zeros);
  expect(zeros.organizations).toBeGreaterThan(60);
});

test('what was signed from a day on is counted without what was signed before or withdrawn since', async () => {
  const [from, to] = ['2024-04-01', '2024-06-30'];
  const ids = [await unitIdOf(db, '40')];
  const ask = async () => {
    const fields = `{ pledgeSummary(asOf: "${to}", signedFrom: "${from}") { pledges { value period { label } } organizations { period { label } } } }`;
    const { entities } = await askReferences<{ pledgeSummary: Summary }>(
      db,
      'Locality',
      ids,
      fields,
      COUNTRY,
    );
    return entities[0]!.pledgeSummary;
  };
  const mine = `organizations.pledges p where p.kind = 'PLEDGE' and p.signed_to between $1 and $2
    and starts_with(p.skey, (select skey from app.placed_units where code = '40'))`;
  const { rows } = await db.admin.query(
    `select count(*)::int as n, min(p.id::text) filter (where p.renewed_on is null) as one from ${mine}`,
    [from, to],
  );
  const { n, one } = rows[0]!;
  expect(n).toBeGreaterThan(2);
  expect(await ask()).toMatchObject({
    pledges: { value: n, period: { label: `${from}/${to}` } },
    organizations: { period: { label: to } },
  });
  await db.admin.query(
    `update organizations.pledges set withdrawn_on = $2, withdrawal_reason = 'Ghi nhầm' where id = $1`,
    [one, to],
  );
  expect((await ask()).pledges.value).toBe(n - 1);
  await db.admin.query(
    `update organizations.pledges set withdrawn_on = null, withdrawal_reason = null where id = $1`,
    [one],
  );
  const bad = `{ pledgeSummary(asOf: "${from}", signedFrom: "${to}") { pledges { value } } }`;
  await expect(askReferences(db, 'Locality', ids, bad, COUNTRY)).rejects.toThrow('"field":"signedFrom"');
});

test('a figure with a synthetic part is synthetic, and names its sources', async () => {
  const { pledges } = (await summaryFor(db, '437', COUNTRY, '2025-06-30'))!;
  expect(pledges.provenance).toBe('SYNTHETIC');
  expect(pledges.source).toContain('Seed text 002');
  expect(pledges.source).toContain('Synthetic sample');
});

test('a covered ward without a pledge has true zeros, and before its coverage nothing is reported', async () => {
  const { rows } = await db.admin.query<{ code: string }>(
    `select u.code from app.placed_units u join organizations.register_coverage c on c.locality_id = u.unit_id
     where u.level = 'WARD' and not exists (select from organizations.pledges p where starts_with(p.skey, u.skey)) limit 1`,
  );
  const { code } = rows[0]!;
  const covered = (await summaryFor(db, code, COUNTRY, '2025-06-30'))!;
  const zero = { value: 0, status: 'ZERO', provenance: 'SYNTHETIC' };
  const { organizations, ...signed } = covered;
  for (const figure of Object.values(signed)) expect(figure).toMatchObject(zero);
  expect(organizations.value).toBe(8);
  for (const figure of Object.values((await summaryFor(db, code, COUNTRY, '2020-12-31'))!)) {
    expect(figure).toMatchObject({ value: null, status: 'NOT_REPORTED' });
  }
});

test('a unit outside the sample has nothing reported, never zero', async () => {
  const found = (await summaryFor(db, '01', COUNTRY, '2025-06-30'))!;
  expect(new Set(Object.values(found).map(({ status }) => status))).toEqual(new Set(['NOT_REPORTED']));
});

test('the summaries of all wards of a province, with both lists, cost one statement a field', async () => {
  const wards = await wardIdsUnder(db, '40');
  expect(wards).toHaveLength(460);
  const fields = `{ id pledgeSummary { signatories { value } }
    organizations(first: 2) { nodes { id } } pledges(first: 1) { nodes { id } } }`;
  const as = viewer('province', '40');
  const { entities, statements } = await askReferences<{ id: string }>(db, 'Locality', wards, fields, as);
  expect(entities.map((unit) => unit?.id)).toEqual(wards);
  expect(statements).toBe(4); // the units themselves, and three fields
});

test('the summary of a unit is there in scope, and not for the unit beside it or above it', async () => {
  const ward = viewer('ward', '16732');
  expect((await summaryFor(db, '16732', ward))?.organizations.status).toBe('REPORTED');
  for (const code of ['16729', '413', '412', '40']) expect(await summaryFor(db, code, ward)).toBeNull();
});
