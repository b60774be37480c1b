/** Pledges signed on real PostgreSQL: who signed, with which numbers, and who may not. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { newOrganization, sampleId, send, sent } from '../testing/mutations.js';
import { unitIdOf } from '../testing/units.js';

const NGHI_HUONG = viewer('ward', '16732');
const FIELDS = `id version kind validUntil withdrawnOn withdrawalReason provenance signedOn { period { label } precision }
  signatories { nodes { kind description organization { id } count { value status } } } renews { id version } renewedBy { id }`;

let db: TestSubgraph;
beforeAll(async () => {
  db = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => db.stop());

const police = sampleId('16732', 'POLICE');
const signing = async (input: object = {}) => ({
  localityId: await unitIdOf(db, '16732'),
  kind: 'PLEDGE',
  signedOn: '2024-05-09',
  signatories: [{ kind: 'ORGANIZATION', organizationId: police }],
  ...input,
});

describe('a pledge', () => {
  test('keeps who signed, with numbers where they are known and none where they are not', async () => {
    const teams = await newOrganization(db, '16732', 'SECURITY_TEAM', { bodies: null, name: 'Các tổ ANTT' });
    const input = await signing({
      signedOn: '2024-05',
      validUntil: '2025-04-30',
      signatories: [
        { kind: 'ORGANIZATION', organizationId: police },
        { kind: 'ORGANIZATION', organizationId: teams, description: 'các tổ' },
        { kind: 'RESIDENTIAL_BLOCKS', count: 6 },
        { kind: 'HOUSEHOLDS' },
      ],
    });
    const pledge = await sent(db, 'signPledge', input, NGHI_HUONG, FIELDS);
    expect(pledge).toMatchObject({
      version: 1,
      validUntil: '2025-04-30',
      provenance: 'REGISTERED',
      signedOn: { period: { label: '2024-05' }, precision: 'MONTH' },
      renews: null,
      renewedBy: null,
    });
    const unknown = { value: null, status: 'NOT_REPORTED' };
    const [own] = (
      await db.admin.query('select name from organizations.organizations where id = $1', [police])
    ).rows;
    expect(pledge.signatories.nodes).toEqual([
      {
        kind: 'ORGANIZATION',
        description: own.name,
        organization: { id: police },
        count: { value: 1, status: 'REPORTED' },
      },
      { kind: 'ORGANIZATION', description: 'các tổ', organization: { id: teams }, count: unknown },
      {
        kind: 'RESIDENTIAL_BLOCKS',
        description: 'khối dân',
        organization: null,
        count: { value: 6, status: 'REPORTED' },
      },
      { kind: 'HOUSEHOLDS', description: 'hộ gia đình', organization: null, count: unknown },
    ]);
  });

  test.each([
    [
      [
        { kind: 'HOUSEHOLDS', count: 6 },
        { kind: 'HOUSEHOLDS', count: 7 },
      ],
      'signatories.1',
    ],
    [
      [
        { kind: 'ORGANIZATION', organizationId: police },
        { kind: 'ORGANIZATION', organizationId: police },
      ],
      'signatories.1',
    ],
    [[{ kind: 'HOUSEHOLDS', organizationId: police }], 'signatories.0.organizationId'],
    [[{ kind: 'ORGANIZATION', organizationId: police, count: 2 }], 'signatories.0.count'],
    [[{ kind: 'ORGANIZATION', organizationId: sampleId('413', 'POLICE') }], 'signatories.0.organizationId'],
  ])('signed by %j is refused', async (signatories, field) => {
    const { error } = await send(db, 'signPledge', await signing({ signatories }), NGHI_HUONG);
    expect(error).toMatchObject({ code: 'INVALID', field });
  });
});
