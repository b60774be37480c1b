/** The end of an organization on real PostgreSQL: what it leaves behind, and what it cannot do any more. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changesOf, newOrganization, newPledge, sampleId, send, sent } from '../testing/mutations.js';
import { unitIdOf } from '../testing/units.js';

const CUA_LO = viewer('district', '413');
const NGHI_HUONG = viewer('ward', '16732');

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

describe('a dissolved organization', () => {
  const dissolve = (organizationId: string, lastDay: string, expectedVersion = 1) =>
    send(db, 'dissolveOrganization', { organizationId, expectedVersion, lastDay }, CUA_LO, 'validTo version');

  test('leaves the figures and the lists of later days, and stays in those before', async () => {
    const id = await newOrganization(db, '16732', 'LABOUR_FEDERATION');
    expect((await dissolve(id, '2024-12-31')).object).toEqual({ validTo: '2024-12-31', version: 2 });
    const query = `query ($unit: ID!, $day: Date!) { organizations(filter: { localityId: $unit, kinds: [LABOUR_FEDERATION], existingOn: $day }) { nodes { id } } }`;
    const unit = await unitIdOf(db, '16732');
    const on = async (day: string) =>
      (await db.run(query, { as: CUA_LO, variables: { unit, day } })).data.organizations.nodes;
    expect([await on('2023-12-31'), await on('2024-12-31'), await on('2025-01-01')]).toEqual([
      [],
      [{ id }],
      [],
    ]);
  });

  test('signs nothing any more, leads nobody, and is not dissolved twice', async () => {
    const id = await newOrganization(db, '16732');
    await dissolve(id, '2024-12-31');
    const signing = {
      localityId: await unitIdOf(db, '16732'),
      kind: 'PLEDGE',
      signedOn: '2025-01-01',
      signatories: [{ kind: 'ORGANIZATION', organizationId: id }],
    };
    expect((await send(db, 'signPledge', signing, CUA_LO)).error).toMatchObject({
      code: 'INVALID',
      field: 'signatories.0',
      message: expect.stringContaining('its last day was 2024-12-31'),
    });
    expect((await send(db, 'signPledge', { ...signing, signedOn: '2024-12-31' }, CUA_LO)).error).toBeNull();
    const led = { kind: 'SCHOOL', name: 'Điểm trường', parentId: id, parentReason: 'x y' };
    const below = { localityId: signing.localityId, ...led };
    expect((await send(db, 'registerOrganization', below, CUA_LO)).error?.code).toBe('CONFLICT');
    expect((await dissolve(id, '2024-12-31', 2)).error?.code).toBe('CONFLICT');
  });

  test('cannot be dissolved before what it signed, also where its unit does not see that', async () => {
    const id = await newOrganization(db, '16732');
    await newPledge(db, '413', id, {
      signed_on: '2025-02-01',
      signed_from: '2025-02-01',
      signed_to: '2025-02-01',
    });
    const input = { organizationId: id, expectedVersion: 1, lastDay: '2024-12-31' };
    expect((await send(db, 'dissolveOrganization', input, NGHI_HUONG)).error).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('signed a pledge outside of this time'),
    });
    expect((await changesOf(db, id)).length).toBe(0);
  });

  test('gives up its seats with its last day, also on committees that its unit does not see', async () => {
    const id = await newOrganization(db, '16732');
    const committeeId = sampleId('413', 'STEERING_COMMITTEE');
    const seat = { committeeId, expectedVersion: 1, organizationId: id, role: 'MEMBER', since: '2024-03-01' };
    await sent(db, 'setSeat', seat, CUA_LO);
    const input = { organizationId: id, expectedVersion: 1, lastDay: '2025-03-31' };
    await sent(db, 'dissolveOrganization', input, NGHI_HUONG);
    const query = `query ($id: ID!) { organization(id: $id) { seatsHeld { nodes { role since until committee { id } } } } }`;
    const { data } = await db.run(query, { as: CUA_LO, variables: { id } });
    expect(data.organization.seatsHeld.nodes).toEqual([
      { role: 'MEMBER', since: '2024-03-01', until: '2025-03-31', committee: { id: committeeId } },
    ]);
  });

  test('dissolved and signing at the same time does one of the two', async () => {
    const unit = await unitIdOf(db, '16732');
    for (let round = 0; round < 5; round += 1) {
      const id = await newOrganization(db, '16732');
      const signing = {
        localityId: unit,
        kind: 'PLEDGE',
        signedOn: '2025-02-01',
        signatories: [{ kind: 'ORGANIZATION', organizationId: id }],
      };
      const answers = await Promise.all([
        dissolve(id, '2024-12-31'),
        send(db, 'signPledge', signing, CUA_LO),
      ]);
      expect(answers.filter(({ error }) => error === null)).toHaveLength(1);
    }
  });
});
