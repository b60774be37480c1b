/** The coverage with pledges, checked against the database, over subtrees and days. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askReferences } from '../testing/ask.js';
import { newOrganization, newPledge } from '../testing/mutations.js';
import { unitIdOf, wardIdsUnder } from '../testing/units.js';
import type { CoverageDimension } from './pledge-coverage.js';

const NGHE_AN = viewer('province', '40');
const FIGURE = '{ value status provenance }';

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

interface Part {
  kind: string | null;
  level: string | null;
  signed: { value: number | null; status: string; provenance: string };
  organizations: { value: number | null; status: string; provenance: string };
  share: { value: number | null; status: string; provenance: string };
}

async function coverage(ids: string[], by: CoverageDimension, asOf: string, as = NGHE_AN) {
  const fields = `{ pledgeCoverage(by: ${by}, asOf: "${asOf}") { kind level signed ${FIGURE} organizations ${FIGURE} share ${FIGURE} } }`;
  const { entities, statements } = await askReferences<{ pledgeCoverage: Part[] }>(
    db,
    'Locality',
    ids,
    fields,
    as,
  );
  return { units: entities.map((unit) => unit?.pledgeCoverage ?? null), statements };
}

/** Signed and all organizations of a unit's subtree by part, counted another way; null where all are plurals without number. */
async function counted(code: string, part: string, asOf: string) {
  const { rows } = await db.admin.query<{ part: string; organizations: number; signed: number | null }>(
    `select ${part} as part, sum(o.bodies)::int as organizations, case when sum(o.bodies) > 0 then (count(*) filter (where o.bodies is not null and exists (
         select from organizations.signatories s join organizations.pledges p on p.id = s.pledge_id
         where s.organization_id = o.id and s.count is not null and starts_with(p.skey, top.skey) and p.signed_to <= $2
           and coalesce(p.valid_until, 'infinity') >= $2 and coalesce(p.withdrawn_on, 'infinity') > $2
           and coalesce(p.renewed_on, 'infinity') > $2)))::int end as signed
     from app.placed_units top join organizations.organizations o on starts_with(o.skey, top.skey)
     join app.placed_units u on u.unit_id = o.locality_id
     where top.code = $1 and o.known_since <= $2 and coalesce(o.valid_to, 'infinity') >= $2 group by 1`,
    [code, asOf],
  );
  return new Map(rows.map((row) => [row.part, [row.signed, row.organizations]]));
}

const PARTS = { KIND: 'o.kind', LEVEL: 'u.level' } as const;

test.each(['KIND', 'LEVEL'] as const)(
  'by %s is what the database counts, from province to ward',
  async (by) => {
    for (const code of ['40', '413', '16732']) {
      for (const asOf of ['2022-06-30', '2024-12-31']) {
        const { units } = await coverage([await unitIdOf(db, code)], by, asOf);
        const expected = await counted(code, PARTS[by], asOf);
        expect(units[0]!.length).toBe(expected.size);
        for (const { kind, level, signed, organizations, share } of units[0]!) {
          const [with_, all] = expected.get((kind ?? level)!)!;
          expect([code, kind, level, signed.value, organizations.value]).toEqual([
            code,
            kind,
            level,
            with_,
            all,
          ]);
          expect(share.value).toBe(with_ === null ? null : Math.round((with_! / all!) * 1_000) / 10);
          const made = [signed, organizations].some(({ provenance }) => provenance === 'SYNTHETIC');
          expect(share.provenance).toBe(made ? 'SYNTHETIC' : 'COMPUTED');
        }
      }
    }
  },
);

test('of 200 wards and their province costs one statement', async () => {
  const wards = (await wardIdsUnder(db, '40')).slice(0, 200);
  const { units, statements } = await coverage([...wards, await unitIdOf(db, '40')], 'KIND', '2024-12-31');
  expect(units.filter((unit) => unit !== null && unit.length > 0)).toHaveLength(201);
  expect(statements).toBe(2); // the units, and the coverage of all
});

test('is null for the district beside', async () => {
  const { units } = await coverage(
    [await unitIdOf(db, '414')],
    'KIND',
    '2024-12-31',
    viewer('district', '413'),
  );
  expect(units).toEqual([null]);
});

describe('what a pledge adds', () => {
  const rehab = async (asOf: string, code = '16732') => {
    const { units } = await coverage([await unitIdOf(db, code)], 'KIND', asOf);
    const part = units[0]!.find(({ kind }) => kind === 'REHAB_CLUB');
    return part && [part.signed.value, part.organizations.value];
  };

  test('ends with its time, its withdrawal, and its organization', async () => {
    const [one, two] = [
      await newOrganization(db, '16732', 'REHAB_CLUB'),
      await newOrganization(db, '16732', 'REHAB_CLUB'),
    ];
    await newPledge(db, '16732', one, { valid_until: '2024-06-30' });
    await newPledge(db, '16732', two, { withdrawn_on: '2024-05-01', withdrawal_reason: 'x' });
    expect(await rehab('2024-02-29')).toEqual([0, 2]);
    expect(await rehab('2024-04-30')).toEqual([2, 2]);
    expect(await rehab('2024-05-01')).toEqual([1, 2]);
    expect(await rehab('2024-07-01')).toEqual([0, 2]);
    await db.admin.query(`update organizations.organizations set valid_to = '2024-12-31' where id = $1`, [
      two,
    ]);
    expect([await rehab('2024-12-31'), await rehab('2025-01-01')]).toEqual([
      [0, 2],
      [0, 1],
    ]);
  });

  test('counts in the unit that signed it and above, whoever asks', async () => {
    const id = await newOrganization(db, '16729', 'REHAB_CLUB');
    await newPledge(db, '413', id);
    const own = (as = NGHE_AN) =>
      unitIdOf(db, '16729').then((unit) => coverage([unit], 'KIND', '2024-04-30', as));
    const [asProvince, asWard] = [await own(), await own(viewer('ward', '16729'))];
    expect(asProvince.units).toEqual(asWard.units);
    expect(await rehab('2024-04-30', '16729')).toEqual([0, 1]);
    expect((await rehab('2024-04-30', '413'))![0]).toBe(3);
  });
});

test('says not reported where the register is not known to be complete, never zero', async () => {
  const { units } = await coverage([await unitIdOf(db, '01')], 'KIND', '2024-12-31', viewer('auditor', 'VN'));
  expect(units).toEqual([[]]);
  await newOrganization(db, '01', 'POLICE');
  const again = await coverage([await unitIdOf(db, '01')], 'KIND', '2024-12-31', viewer('auditor', 'VN'));
  expect(again.units[0]).toMatchObject([
    {
      kind: 'POLICE',
      signed: { value: null, status: 'NOT_REPORTED' },
      organizations: { value: 1 },
      share: { value: null, status: 'NOT_REPORTED', provenance: 'COMPUTED' },
    },
  ]);
});
