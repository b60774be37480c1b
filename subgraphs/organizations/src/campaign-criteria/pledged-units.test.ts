/** How many units of a coverage target have a pledge in force, against figures counted another way. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askCampaigns, campaignsOf, FIGURE, type Figure, silentWards } from '../testing/campaigns.js';
import { unitIdOf } from '../testing/units.js';

type Units = Record<'pledged' | 'units' | 'share', Figure>;

const NGHE_AN = viewer('province', '40');
const DAY = '2024-12-31';

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

describe('units pledged', () => {
  const ask = async (campaigns: object[], as = NGHE_AN, asOf = DAY) => {
    const fields = `pledgedUnits(asOf: "${asOf}") { pledged ${FIGURE} units ${FIGURE} share ${FIGURE} }`;
    const { all, statements } = await askCampaigns<{ pledgedUnits: Units | null }>(db, campaigns, fields, as);
    return { all: all.map(({ pledgedUnits }) => pledgedUnits), statements };
  };
  /** Unit by unit, by SQL of its own. */
  const counted = async (id: string, level: string, asOf: string) => {
    const { rows } = await db.admin.query<{ units: number; pledged: number }>(
      `select count(*)::int as units, (count(*) filter (where exists (select from organizations.pledges p
         where starts_with(p.skey, w.skey) and p.signed_to <= $3 and coalesce(p.valid_until, 'infinity') >= $3
           and coalesce(p.withdrawn_on, 'infinity') > $3 and coalesce(p.renewed_on, 'infinity') > $3)))::int as pledged
       from app.placed_units top join app.placed_units w on starts_with(w.skey, top.skey) and w.level = $2
       where 'u' || top.unit_id = $1`,
      [id, level, asOf],
    );
    return rows[0]!;
  };

  test.each([
    ['40', 'WARD', '2024-12-31'],
    ['40', 'DISTRICT', '2022-06-30'],
    ['413', 'WARD', '2023-12-31'],
  ])(
    'of a campaign of %s with a target for level %s on %s are what SQL counts',
    async (code, level, asOf) => {
      const id = await unitIdOf(db, code);
      const [found] = (await ask(campaignsOf([id], level), NGHE_AN, asOf)).all;
      const expected = await counted(id, level, asOf);
      expect({ units: found!.units.value, pledged: found!.pledged.value }).toEqual(expected);
      expect(found!.share.value).toBe(Math.round((expected.pledged / expected.units) * 1_000) / 10);
      expect(found!.units.provenance).toBe('COMPUTED');
      expect(found!.pledged.provenance).toBe('SYNTHETIC');
      expect(expected.pledged).toBeGreaterThan(0);
    },
  );

  test('of all districts of a province cost one statement, whatever level each target counts', async () => {
    const { rows } = await db.admin.query<{ id: string }>(
      `select 'u' || u.unit_id as id from app.placed_units u join app.placed_units p on p.code = '40' and starts_with(u.skey, p.skey)
       where u.level = 'DISTRICT' order by u.skey`,
    );
    const ids = rows.map(({ id }) => id);
    const { all, statements } = await ask([...campaignsOf(ids, 'WARD'), ...campaignsOf(ids, 'DISTRICT')]);
    expect(statements).toBe(1);
    for (const [at, found] of all.entries()) {
      if (at % 10 !== 0) continue;
      const level = at < ids.length ? 'WARD' : 'DISTRICT';
      const expected = await counted(ids[at % ids.length]!, level, DAY);
      expect({ units: found!.units.value, pledged: found!.pledged.value }).toEqual(expected);
    }
  });

  test('are a true zero where the register is complete, and not reported before it is or where it is not', async () => {
    const [{ id } = { id: '' }] = await silentWards(db);
    const status = async (unit: string, asOf: string, as = NGHE_AN) =>
      (await ask(campaignsOf([unit], 'WARD'), as, asOf)).all[0]!.pledged.status;
    expect(await status(id, DAY)).toBe('ZERO');
    expect(await status(id, '2020-12-31')).toBe('NOT_REPORTED');
    expect(await status(await unitIdOf(db, '01'), '2020-12-31', viewer('analyst', 'VN'))).toBe(
      'NOT_REPORTED',
    );
  });

  test('below the commune are of an unknown number, and without a target there are none to count', async () => {
    const ward = await unitIdOf(db, '16732');
    const [below] = (await ask(campaignsOf([ward], 'NEIGHBOURHOOD'))).all;
    expect([below!.units.status, below!.share.status]).toEqual(['NOT_REPORTED', 'NOT_REPORTED']);
    expect((await ask(campaignsOf([ward]))).all).toEqual([null]);
  });

  test('are told to who sees the unit of the campaign, not to the district beside it', async () => {
    const ids = [await unitIdOf(db, '413'), await unitIdOf(db, '414'), await unitIdOf(db, '40'), null];
    const { all } = await ask(campaignsOf(ids, 'WARD'), viewer('district', '413'));
    expect(all.map((found) => found?.units.value ?? null)).toEqual([7, null, null, null]);
  });
});
