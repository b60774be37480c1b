/** A unit says itself where zero is a true zero: what changes for its figures once its register is declared complete. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askCampaigns, campaignsOf } from '../testing/campaigns.js';
import { changesOf, newOrganization, newPledge, send, sent } from '../testing/mutations.js';
import { unitIdOf } from '../testing/units.js';

/** A ward of Cửa Lò of which the seeds say nothing: Nghi Hương's blocks have signed by number. */
const CODE = '16717';
const WARD = viewer('ward', CODE);
const DISTRICT = viewer('district', '413');
const FIELDS = 'id version completeSince provenance source locality { id }';

let db: TestSubgraph;
let ward: string;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_seeds');
  ward = await unitIdOf(db, CODE);
});
afterAll(() => db.stop());

const declare = (input: object, as = WARD) =>
  send(db, 'declareOrganizationRegister', { localityId: ward, ...input }, as, FIELDS);

async function declared(unitIds: readonly string[], as = DISTRICT) {
  const { data, statements } = await db.entities(
    unitIds.map((id) => ({ __typename: 'Locality', id })),
    '... on Locality { organizationRegister { completeSince version } }',
    as,
  );
  return { found: data?._entities, statements };
}

async function allBlocksPledged(): Promise<string> {
  const fields = 'pledgeCriteria(asOf: "2024-12-31") { state }';
  const { all } = await askCampaigns<{ pledgeCriteria: { state: string }[] }>(
    db,
    campaignsOf([ward]),
    fields,
    WARD,
  );
  return all[0]!.pledgeCriteria[0]!.state;
}

describe('a register that is declared complete', () => {
  test('makes "all blocks pledged" a question with an answer, from its first day on', async () => {
    const block = await newOrganization(db, CODE, 'RESIDENTIAL_BLOCK', { name: 'Khối A' });
    expect(await allBlocksPledged()).toBe('UNKNOWN');
    const object = await sent(
      db,
      'declareOrganizationRegister',
      { localityId: ward, completeSince: '2025-01-01' },
      WARD,
      FIELDS,
    );
    expect(object).toEqual({
      id: expect.any(String),
      version: 1,
      completeSince: '2025-01-01',
      provenance: 'REGISTERED',
      source: `Register of organizations and pledges, entered by ward ${CODE}`,
      locality: { id: ward },
    });
    expect(await allBlocksPledged()).toBe('UNKNOWN');
    const { object: earlier } = await declare({ completeSince: '2024-01-01', expectedVersion: 1 });
    expect([earlier.id, earlier.version]).toEqual([object.id, 2]);
    expect(await allBlocksPledged()).toBe('NOT_MET');
    await newPledge(db, CODE, block);
    expect(await allBlocksPledged()).toBe('MET');
    expect((await changesOf(db, object.id)).map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['CREATED', null, { completeSince: '2025-01-01' }],
      ['CHANGED', { completeSince: '2025-01-01' }, { completeSince: '2024-01-01' }],
    ]);
  });

  test('is changed by its version alone, and only to something else', async () => {
    const refusals = [
      await declare({ completeSince: '2023-01-01' }),
      await declare({ completeSince: '2023-01-01', expectedVersion: 1 }),
      await declare({ completeSince: '2024-01-01', expectedVersion: 2 }),
      await declare(
        { localityId: await unitIdOf(db, '413'), completeSince: '2024-01-01', expectedVersion: 1 },
        DISTRICT,
      ),
    ];
    expect(refusals.map(({ error }) => [error?.code, error?.message])).toEqual([
      ['CONFLICT', expect.stringContaining('give its version as expectedVersion')],
      ['CONFLICT', expect.stringContaining('has version 2, not 1')],
      ['INVALID', 'The register is declared complete since 2024-01-01 already'],
      ['CONFLICT', expect.stringContaining('leave expectedVersion out')],
    ]);
  });

  test('is read by units in scope with one statement, null where none is declared', async () => {
    const [district, beside] = [await unitIdOf(db, '413'), await unitIdOf(db, '414')];
    expect(await declared([ward, district, beside])).toEqual({
      found: [
        { organizationRegister: { completeSince: '2024-01-01', version: 2 } },
        { organizationRegister: null },
        null,
      ],
      statements: 2,
    });
  });
});
