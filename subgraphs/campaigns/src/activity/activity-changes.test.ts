/** Recording and correcting activities over real PostgreSQL: what was wrong stays on record, with role and reason. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, send, sent } from '../testing/mutation-contract.js';
import { unitOf } from '../testing/unit-of.js';

const NGHI_HUONG = viewer('ward', '16732');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

const activity = async (test: TestSubgraph) => ({
  localityId: await unitOf(test, '16732'),
  campaignId: stableId('ini:nh-clean'),
  title: 'Nói chuyện tại Trường THCS Nghi Hương',
  format: 'SCHOOL_TALK',
  audience: 'STUDENTS',
  heldOn: '2024-05-20',
  sessions: 2,
  reach: 320,
  materials: [{ kind: 'LEAFLET', count: 320 }, { kind: 'VIDEO' }],
  organizerIds: [stableId('org:ca-nghi-huong')],
  partnerIds: [stableId('org:doan-the-nghi-huong')],
  attendance: [
    { role: 'CHAIR', description: 'Hiệu trưởng Trường THCS Nghi Hương' },
    { role: 'SPEAKER', description: 'Công an phường', organizationId: stableId('org:ca-nghi-huong') },
  ],
});
const recorded = async (more: object = {}) =>
  (await sent(campaigns, 'recordActivity', { ...(await activity(campaigns)), ...more }, NGHI_HUONG))
    .id as string;

keepsTheContract(() => campaigns, {
  operation: 'recordActivity',
  entity: 'Activity',
  kind: 'CREATED',
  input: activity,
  other: but('reach', 1),
  refused: [
    ['a title with a telephone number', but('title', 'LH 0238.382.1234'), 'title'],
    ['a day that is none', but('heldOn', '20/5/2024'), 'heldOn'],
    ['an activity of the future', but('heldOn', '2999-01-01'), 'heldOn'],
    ['less than no sessions', but('sessions', -1), 'sessions'],
    ['less than nobody', but('reach', -1), 'reach'],
    ['a material twice', but('materials', [{ kind: 'POSTER' }, { kind: 'POSTER' }]), 'materials'],
    [
      'a number of materials below zero',
      but('materials', [{ kind: 'POSTER', count: -1 }]),
      'materials.0.count',
    ],
    ['a partner that is no id', but('partnerIds', ['x']), 'partnerIds'],
    [
      'somebody present with a telephone number',
      but('attendance', [{ role: 'SPEAKER', description: 'Công an, 0912.345.678' }]),
      'attendance.0.description',
    ],
    [
      'an organization present that is no id',
      but('attendance', [{ role: 'SPEAKER', description: 'Công an', organizationId: 'x' }]),
      'attendance.0.organizationId',
    ],
    ['a campaign of another district', but('campaignId', stableId('ini:hl')), 'campaignId'],
  ],
});

keepsTheContract(() => campaigns, {
  operation: 'correctActivity',
  entity: 'Activity',
  kind: 'CORRECTED',
  input: async () => ({
    activityId: await recorded(),
    expectedVersion: 1,
    reach: 230,
    reason: 'Ghi nhầm số lượt',
  }),
  refused: [
    ['a correction without a change', but('reach', 320), 'activityId'],
    ['no reason', but('reason', ' '), 'reason'],
    ['a form taken back', but('format', null), 'format'],
    ['a day ahead', but('heldOn', '2999'), 'heldOn'],
  ],
});

describe('an activity', () => {
  test('has its materials, partners and those present, and what nobody counted is not reported', async () => {
    const query = `query ($id: ID!) { activity(id: $id) { materials { kind count { value status } } partners { id } organizers { id } attendance { role description organization { id } } version provenance } }`;
    const { data } = await campaigns.run(query, { as: NGHI_HUONG, variables: { id: await recorded() } });
    expect(data.activity).toEqual({
      materials: [
        { kind: 'LEAFLET', count: { value: 320, status: 'REPORTED' } },
        { kind: 'VIDEO', count: { value: null, status: 'NOT_REPORTED' } },
      ],
      partners: [{ id: stableId('org:doan-the-nghi-huong') }],
      organizers: [{ id: stableId('org:ca-nghi-huong') }],
      attendance: [
        { role: 'CHAIR', description: 'Hiệu trưởng Trường THCS Nghi Hương', organization: null },
        {
          role: 'SPEAKER',
          description: 'Công an phường',
          organization: { id: stableId('org:ca-nghi-huong') },
        },
      ],
      version: 1,
      provenance: 'REGISTERED',
    });
  });

  test('that is corrected keeps what was wrong, who said so and why; null takes a value back', async () => {
    const activityId = await recorded();
    const change = {
      activityId,
      expectedVersion: 1,
      reach: null,
      heldOn: '2024-05-21',
      reason: 'Không đếm được',
    };
    const selection = 'id version reach { value status } heldOn { period { label } } sessions { value }';
    expect(await sent(campaigns, 'correctActivity', change, viewer('district', '413'), selection)).toEqual({
      id: activityId,
      version: 2,
      reach: { value: null, status: 'NOT_REPORTED' },
      heldOn: { period: { label: '2024-05-21' } },
      sessions: { value: 2 },
    });
    const { rows } = await campaigns.admin.query(
      `select kind, before, after, reason, role, unit from app.changes where entity_id = $1 and kind = 'CORRECTED'`,
      [activityId],
    );
    expect(rows).toEqual([
      {
        kind: 'CORRECTED',
        before: { reach: 320, heldOn: '2024-05-20' },
        after: { reach: null, heldOn: '2024-05-21' },
        reason: 'Không đếm được',
        role: 'district',
        unit: '413',
      },
    ]);
  });

  test.each(['AT_RISK_YOUTH', 'HIGH_RISK_GROUPS', 'PEOPLE_IN_REHAB', 'POST_REHAB'])(
    'for %s is recorded by commune, never by residential quarter',
    async (audience) => {
      const input = {
        ...(await activity(campaigns)),
        localityId: await unitOf(campaigns, 'seed:khu-pho-soi'),
        campaignId: null,
      };
      const as = viewer('ward', '15016');
      const refused = await send(campaigns, 'recordActivity', { ...input, audience }, as);
      expect(refused.error?.extensions).toEqual({ code: 'INVALID', field: 'localityId' });
      const { id } = await sent(campaigns, 'recordActivity', { ...input, audience: 'RESIDENTS' }, as);
      const change = { activityId: id, expectedVersion: 1, audience, reason: 'Sai đối tượng' };
      const corrected = await send(campaigns, 'correctActivity', change, as);
      expect(corrected.error?.extensions).toEqual({ code: 'INVALID', field: 'audience' });
    },
  );
});
