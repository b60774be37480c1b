/** Whether all blocks of a campaign's unit signed, against figures counted another way and pledges arranged here. */
import { randomUUID } from 'node:crypto';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askCampaigns, campaignsOf, FIGURE, type Figure, silentWards } from '../testing/campaigns.js';
import { newOrganization, newPledge } from '../testing/mutations.js';
import { unitIdOf, wardIdsUnder } from '../testing/units.js';
import { allSigned } from './campaign-criteria.rules.js';

interface Criterion {
  rule: string;
  state: string;
  basis: string;
  provenance: string;
  reason: string;
  signed: Figure;
  blocks: Figure;
  share: Figure;
  evidence: {
    pledges: { pledge: { id: string }; blocks: { value: number | null } }[];
    withoutPledge: { organization: { id: string }; locality: { id: string } }[];
  };
}
type Ward = Awaited<ReturnType<typeof silentWards>>[number];

const NGHE_AN = viewer('province', '40');
const DAY = '2024-12-31';
const CRITERIA = `pledgeCriteria(asOf: "${DAY}") { rule state basis provenance reason signed ${FIGURE} blocks ${FIGURE} share ${FIGURE} `;
const EVIDENCE = `evidence { pledges { pledge { id } blocks { value } } withoutPledge { organization { id } locality { id } } }`;

let db: TestSubgraph;
let wards: Ward[];
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
  wards = await silentWards(db);
});
afterAll(() => db.stop());

async function criteria(unitIds: readonly (string | null)[], as = NGHE_AN, fields = EVIDENCE) {
  const asked = campaignsOf(unitIds);
  const { all, statements } = await askCampaigns<{ pledgeCriteria: Criterion[] }>(
    db,
    asked,
    `${CRITERIA} ${fields} }`,
    as,
  );
  return { all: all.map(({ pledgeCriteria }) => pledgeCriteria), statements };
}

/** Blocks sign without names. */
async function blocksSign(code: string, count: number): Promise<void> {
  const id = await newPledge(db, code, null);
  await db.admin.query(
    `insert into organizations.signatories (pledge_id, position, kind, description, count) values ($1, 2, 'RESIDENTIAL_BLOCKS', 'khối dân', $2)`,
    [id, count],
  );
}

const blocksOf = (code: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, at) =>
      newOrganization(db, code, 'RESIDENTIAL_BLOCK', { name: `Khối ${at} ${randomUUID()}` }),
    ),
  );

describe('all blocks pledged', () => {
  test('is unknown where the register names no block, with what signed in force beside it, for 200 wards at once', async () => {
    const ids = (await wardIdsUnder(db, '40')).slice(0, 200);
    const { all, statements } = await criteria(ids, NGHE_AN, '');
    expect(statements).toBe(1);
    const { rows } = await db.admin.query<{ id: string; n: number | null }>(
      `select 'u' || u.unit_id as id, max(s.count)::int as n from app.placed_units u
       left join organizations.pledges p on p.locality_id = u.unit_id and p.signed_to <= $1 and coalesce(p.valid_until, 'infinity') >= $1
         and coalesce(p.withdrawn_on, 'infinity') > $1 and coalesce(p.renewed_on, 'infinity') > $1
       left join organizations.signatories s on s.pledge_id = p.id and s.kind = 'RESIDENTIAL_BLOCKS'
       where 'u' || u.unit_id = any($2) group by 1`,
      [DAY, ids],
    );
    const signed = new Map(rows.map(({ id, n }) => [id, n ?? 0]));
    for (const [at, id] of ids.entries()) {
      const [found] = all[at]!;
      expect([id, found!.signed.value]).toEqual([id, signed.get(id)]);
      expect([found!.state, found!.blocks.status, found!.share.value]).toEqual([
        'UNKNOWN',
        'NOT_REPORTED',
        null,
      ]);
      expect([found!.rule, found!.basis]).toEqual(['ALL_BLOCKS_PLEDGED', 'COMPUTED']);
    }
    expect(new Set([...signed.values()].map((n) => n > 0))).toEqual(new Set([true, false]));
  });

  test('is met by the last block that signs by name, and not by those of a ward beside', async () => {
    const [{ code, id }, beside] = wards as [Ward, Ward];
    const [one, two] = (await blocksOf(code, 2)) as [string, string];
    const none = (await criteria([id])).all[0]![0]!;
    expect([none.state, none.signed.value, none.signed.status, none.share.value]).toEqual([
      'NOT_MET',
      0,
      'ZERO',
      0,
    ]);
    const first = await newPledge(db, code, one);
    await newPledge(db, code, two, { withdrawn_on: '2024-06-01', withdrawal_reason: 'x' });
    await blocksSign(beside.code, 9);
    const half = (await criteria([id])).all[0]![0]!;
    expect([half.state, half.signed.value, half.blocks.value, half.share.value]).toEqual([
      'NOT_MET',
      1,
      2,
      50,
    ]);
    expect(half.evidence).toEqual({
      pledges: [{ pledge: { id: first }, blocks: { value: 1 } }],
      withoutPledge: [{ organization: { id: two }, locality: { id } }],
    });
    await newPledge(db, code, two, {
      signed_on: '2025-01-01',
      signed_from: '2025-01-01',
      signed_to: '2025-01-01',
    });
    expect((await criteria([id])).all[0]![0]!.state).toBe('NOT_MET');
    await newPledge(db, code, two);
    const all = (await criteria([id])).all[0]![0]!;
    expect([all.state, all.share.value, all.evidence.withoutPledge]).toEqual(['MET', 100, []]);
  });

  test('counts blocks by name and by number once, and knows no more than that where it is not told who signed', async () => {
    const { code, id } = wards[2]!;
    const blocks = await blocksOf(code, 7);
    await newPledge(db, code, blocks[0]!);
    const bare = (await criteria([id])).all[0]![0]!;
    expect(bare.evidence.withoutPledge).toHaveLength(5);
    await blocksSign(code, 4);
    const mixed = (await criteria([id])).all[0]![0]!;
    expect([mixed.state, mixed.signed.value, mixed.evidence.withoutPledge]).toEqual(['NOT_MET', 4, []]);
    await blocksSign(code, 3);
    const uncertain = (await criteria([id])).all[0]![0]!;
    expect([uncertain.state, uncertain.signed.value]).toEqual(['UNKNOWN', 4]);
    await blocksSign(code, 8);
    const more = (await criteria([id])).all[0]![0]!;
    expect([more.state, more.signed.value, more.blocks.value]).toEqual(['UNKNOWN', 8, 7]);
  });

  test('is unknown where nobody says that the register is complete, even if all that it names signed', async () => {
    const [block] = await blocksOf('00001', 1);
    await newPledge(db, '00001', block!);
    const [[found] = []] = (await criteria([await unitIdOf(db, '00001')], viewer('analyst', 'VN'))).all;
    expect([found!.state, found!.signed.value, found!.blocks.status]).toEqual(['UNKNOWN', 1, 'NOT_REPORTED']);
    expect(found!.provenance).toBe('COMPUTED');
  });

  test('is told to who sees the unit, not to the district beside it', async () => {
    const ids = [await unitIdOf(db, '413'), await unitIdOf(db, '414'), await unitIdOf(db, '40'), null];
    const { all } = await criteria(ids, viewer('district', '413'));
    expect(all.map((found) => found.length)).toEqual([1, 0, 0, 0]);
  });

  test('costs three statements for many campaigns with all evidence', async () => {
    const { code, id } = wards[3]!;
    await blocksOf(code, 1);
    const { all, statements } = await criteria([...(await wardIdsUnder(db, '40')).slice(0, 200), id]);
    expect(all.some(([found]) => found!.evidence.pledges.length > 0)).toBe(true);
    expect(all.some(([found]) => found!.evidence.withoutPledge.length > 0)).toBe(true);
    // the criteria, pledges, organizations
    expect(statements).toBe(3);
  });

  test.each([
    [3, null, 3, 'UNKNOWN'],
    [null, null, null, 'UNKNOWN'],
    [0, 0, 0, 'UNKNOWN'],
    [null, 4, null, 'UNKNOWN'],
    [5, 4, 5, 'UNKNOWN'],
    [4, 4, null, 'MET'],
    [3, 4, null, 'UNKNOWN'],
    [3, 4, 4, 'UNKNOWN'],
    [3, 4, 3, 'NOT_MET'],
    [0, 4, 0, 'NOT_MET'],
  ])('%j signed of %j, at most %j: %s', (signed, blocks, atMost, state) => {
    expect(allSigned(signed, blocks, atMost).state).toBe(state);
  });
});
