/** Launches without a pledge, and the pledges that other subgraphs are told of, against SQL of their own. */
import { gapsId, packSteps, unpackSteps } from '@diaban/shared/graphql/programme-gaps-code';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askReferences } from '../testing/ask.js';
import { newPledge } from '../testing/mutations.js';
import { unitIdOf } from '../testing/units.js';
import { packedPledges } from './programme-gaps.rules.js';

const NGHE_AN = viewer('province', '40');
const CUA_LO = viewer('district', '413');
const DAY = '2024-06-30';

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const idOf = (unitId: number | null = null, asOf = DAY) =>
  gapsId({ asOf, unitId, days: 90, campaignKinds: null });

interface Gap {
  missing: string;
  since: string;
  days: { value: number; provenance: string };
  registerComplete: boolean;
  locality: { id: string };
  campaign: { id: string };
}

interface Launch {
  unitId: number;
  on: string;
  synthetic: boolean;
  campaignId: string;
}

/** As if each campaign of a pledge in a unit, and one without a pledge in every fourth ward, were launched on some day. */
async function launchesIn(code: string): Promise<Launch[]> {
  const { rows } = await db.admin.query(
    `with mine as (select u.* from app.placed_units u join app.placed_units top on top.code = $1 and starts_with(u.skey, top.skey))
     select distinct u.unit_id as "unitId", p.campaign_id as "campaignId", false as synthetic
     from organizations.pledges p join mine u on u.unit_id = p.locality_id where p.campaign_id is not null
     union all select u.unit_id, gen_random_uuid(), true from mine u where u.level = 'WARD' and u.unit_id % 4 = 0 order by 1, 2`,
    [code],
  );
  return rows.map((row, at) => ({ ...row, on: `2024-0${(at % 6) + 1}-15` }));
}

describe('launches without a pledge', () => {
  /** Launch by launch, from all pledges. */
  const expected = async (launches: readonly Launch[]) => {
    const { rows } = await db.admin.query<{ id: string; signed: string; withdrawn: string }>(
      `select campaign_id as id, signed_to::text as signed, coalesce(withdrawn_on::text, '9999') as withdrawn
       from organizations.pledges where campaign_id is not null`,
    );
    const signed = new Set(rows.filter((p) => p.signed <= DAY && p.withdrawn > DAY).map(({ id }) => id));
    return launches
      .filter(({ campaignId }) => !signed.has(campaignId))
      .sort((a, b) => (`${a.on} ${a.campaignId}` < `${b.on} ${b.campaignId}` ? -1 : 1))
      .map(({ unitId, on, campaignId, synthetic }) => ({
        missing: 'PLEDGE',
        since: on,
        days: {
          value: (Date.parse(DAY) - Date.parse(on)) / 86_400_000,
          provenance: synthetic ? 'SYNTHETIC' : 'COMPUTED',
        },
        registerComplete: true,
        locality: { id: `u${unitId}` },
        campaign: { id: campaignId },
      }));
  };
  const ask = async (launches: readonly Launch[], page = 'first: 500', as = NGHE_AN, asOf = DAY) => {
    const { data, errors, statements } = await db.entities(
      [{ __typename: 'ProgrammeGaps', id: idOf(null, asOf), launches: packSteps(launches) }],
      `... on ProgrammeGaps { launchedNotPledged(${page}) {
        nodes { missing since days { value provenance } registerComplete locality { id } campaign { id } } pageInfo { endCursor hasNextPage } } }`,
      as,
    );
    if (errors) return { nodes: [], pageInfo: null, statements, errors };
    const [found] = data!._entities as {
      launchedNotPledged: { nodes: Gap[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }[];
    return { ...found!.launchedNotPledged, statements, errors };
  };

  test('are those that nobody had signed for, the longest first, for one statement', async () => {
    const launches = await launchesIn('40');
    const all = await expected(launches);
    const { nodes, statements } = await ask(launches);
    expect(nodes).toEqual(all);
    expect(statements).toBe(1);
    expect(all.length).toBeGreaterThan(100);
    expect(all.length).toBeLessThan(launches.length);
  });

  test('come page by page', async () => {
    const launches = await launchesIn('40');
    const found: Gap[] = [];
    for (let page = 'first: 60'; ; ) {
      const { nodes, pageInfo } = await ask(launches, page);
      found.push(...nodes);
      if (!pageInfo!.hasNextPage) break;
      page = `first: 60, after: "${pageInfo!.endCursor}"`;
    }
    expect(found).toEqual(await expected(launches));
  });

  test('begin again when the only pledge was withdrawn, and not when it was renewed or has expired', async () => {
    const { rows } = await db.admin.query<{ unitId: number }>(
      `select unit_id as "unitId" from app.placed_units where code = '16732'`,
    );
    const launch = (name: string): Launch => ({
      unitId: rows[0]!.unitId,
      on: '2024-03-01',
      synthetic: false,
      campaignId: stableId(name),
    });
    const launches = ['gaps:withdrawn', 'gaps:renewed', 'gaps:expired', 'gaps:none'].map(launch);
    const [withdrawn, renewed, expired, none] = launches.map(({ campaignId }) => campaignId);
    const sign = (campaign_id: string | undefined, columns: object) =>
      newPledge(db, '16732', null, { campaign_id, ...columns });
    await sign(withdrawn, { withdrawn_on: '2024-06-30', withdrawal_reason: 'x' });
    await sign(renewed, { renewed_on: '2024-04-01' });
    await sign(expired, { valid_until: '2024-04-01' });
    const ids = async (asOf: string) =>
      (await ask(launches, 'first: 5', CUA_LO, asOf)).nodes.map(({ campaign }) => campaign.id).sort();
    expect(await ids('2024-06-29')).toEqual([none]);
    expect(await ids('2024-06-30')).toEqual([none, withdrawn].sort());
  });

  test('are told of units in scope alone, whatever units are named: not of the district beside', async () => {
    const [own, beside] = [await launchesIn('413'), await launchesIn('414')];
    const all = await expected(own);
    expect(all.length).toBeGreaterThan(0);
    expect((await expected(beside)).length).toBeGreaterThan(0);
    expect((await ask([...own, ...beside], 'first: 500', CUA_LO)).nodes).toEqual(all);
  });

  test('are on record, and no more than that, where nobody says that the register is complete', async () => {
    const unitId = Number((await unitIdOf(db, '00001')).slice(1));
    const launch = { unitId, on: '2024-01-15', synthetic: false, campaignId: stableId('gaps:ha-noi') };
    const { nodes } = await ask([launch], 'first: 5', viewer('analyst', 'VN'));
    expect(nodes).toMatchObject([{ registerComplete: false, days: { value: 167, provenance: 'COMPUTED' } }]);
  });

  test('are refused with a cursor of another list', async () => {
    const { errors } = await ask([], 'first: 5, after: "x"');
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'after' });
  });
});

describe('pledges in force, for the subgraphs among themselves,', () => {
  const expected = async (code: string, asOf: string) => {
    const { rows } = await db.admin.query(
      `select u.unit_id as "unitId", p.first as "on", p.synthetic from app.placed_units top
       join app.placed_units u on starts_with(u.skey, top.skey) cross join lateral (
         select min(signed_to)::text as first, bool_or(provenance = 'SYNTHETIC') as synthetic,
           bool_or(coalesce(valid_until, '9999-12-31') >= $2 and coalesce(renewed_on, '9999-12-31') > $2) as forced
         from organizations.pledges where locality_id = u.unit_id and signed_to <= $2 and coalesce(withdrawn_on, '9999-12-31') > $2) p
       where top.code = $1 and p.forced order by u.unit_id`,
      [code, asOf],
    );
    return rows;
  };
  const ask = async (as = NGHE_AN, unitId: number | null = null, asOf = DAY) => {
    const { entities, statements } = await askReferences<{ firstPledges: string }>(
      db,
      'ProgrammeGaps',
      [idOf(unitId, asOf)],
      '{ firstPledges }',
      as,
    );
    expect(statements).toBe(1);
    const { unitIds, on, synthetic } = unpackSteps(entities[0]!.firstPledges)!;
    return unitIds
      .map((id, at) => ({ unitId: id, on: on[at], synthetic: synthetic[at] }))
      .sort((a, b) => a.unitId - b.unitId);
  };

  test.each(['2022-06-30', '2025-06-30'])('on %s are what the database says, unit by unit', async (asOf) => {
    const all = await expected('40', asOf);
    expect(all.length).toBeGreaterThan(20);
    expect(await ask(NGHE_AN, null, asOf)).toEqual(all);
  });

  test('are those in scope and under the unit, none of the district beside', async () => {
    const unit = async (code: string) => Number((await unitIdOf(db, code)).slice(1));
    const all = await expected('413', DAY);
    expect(await ask(CUA_LO)).toEqual(all);
    expect(await ask(NGHE_AN, await unit('413'))).toEqual(all);
    expect(await ask(CUA_LO, await unit('414'))).toEqual([]);
  });
});

test('more pledges than an answer may hold are refused, never cut', () => {
  const pledge = { unitId: 1, on: '2024-01-01', synthetic: true, campaignId: null };
  expect(() => packedPledges(Array(50_001).fill(pledge))).toThrow('more than 50000 units');
});

test.each([
  ['a malformed id', { id: 'x' }],
  ['launches that are none', { id: idOf(), launches: 'x' }],
  ['launches that did not come', { id: idOf(), launches: null }],
])('%s is null as a reference and costs nothing', async (_what, fields) => {
  const { data, errors, statements } = await db.entities(
    [{ __typename: 'ProgrammeGaps', ...fields }],
    '... on ProgrammeGaps { id }',
    NGHE_AN,
  );
  expect([errors, data?._entities, statements]).toEqual([undefined, [null], 0]);
});
