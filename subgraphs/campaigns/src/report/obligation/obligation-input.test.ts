/** Which obligations are not registered, and why: each refusal names the field and the way out. */
import { randomUUID } from 'node:crypto';
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import { unitOf } from '../../testing/unit-of.js';
import { DISTRICT, OTHER_DISTRICT, OTHER_WARD, PLANNER, PROVINCE, send } from '../testing/keep-reports.js';

const TOWN = viewer('district', '437');

let campaigns: TestSubgraph;
let base: object;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
  base = {
    localityId: await unitOf(campaigns, '16732'),
    receiverLocalityId: await unitOf(campaigns, '413'),
    fromId: stableId('org:ca-nghi-huong'),
    periodicity: ['MONTHLY'],
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
  };
});
afterAll(() => campaigns.stop());

const register = (more: object = {}, as = DISTRICT) =>
  send(
    campaigns,
    'registerReportingObligation',
    'RegisterReportingObligationInput',
    { ...base, ...more },
    as,
    'id',
  );

describe('is refused', () => {
  test.each([
    ['to who only reads', PLANNER, 'FORBIDDEN'],
    ['to a sibling', OTHER_DISTRICT, 'NOT_FOUND'],
    ['to a sibling ward whose key is alike', OTHER_WARD, 'NOT_FOUND'],
    ['to another province', TOWN, 'NOT_FOUND'],
  ])('%s', async (_who, as, code) => {
    expect((await register({ fromId: randomUUID() }, as)).errors?.[0]?.extensions?.code).toBe(code);
  });

  test.each([
    [{ localityId: '16732' }, 'localityId'],
    [{ fromId: 'Công an' }, 'fromId'],
    [{ toId: 'x' }, 'toId'],
    [{ periodicity: [] }, 'periodicity'],
    [{ periodicity: ['MONTHLY', 'MONTHLY'] }, 'periodicity'],
    [{ dueDay: 0 }, 'dueDay'],
    [{ dueDay: 32 }, 'dueDay'],
    [{ validFrom: '2024-02-01', validTo: '2024-01-31' }, 'validFrom'],
    [{ validFrom: '1999-01-01' }, 'validFrom'],
    [{ periodicity: ['ONE_OFF'], validTo: null }, 'validTo'],
    [{ content: 'liên hệ a@b.vn' }, 'content'],
    [{ letterhead: { signatory: 'gọi 0912 345 678' } }, 'letterhead.signatory'],
    [{ campaignId: stableId('ini:hl') }, 'campaignId'],
  ])('with %o, naming %s', async (more, field) => {
    expect((await register({ fromId: randomUUID(), ...more })).errors?.[0]?.extensions).toEqual({
      code: 'INVALID',
      field,
    });
  });

  test('with a receiver that is not above the reporter', async () => {
    const answer = await register({
      fromId: randomUUID(),
      receiverLocalityId: await unitOf(campaigns, '412'),
    });
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('one above it'),
      extensions: { code: 'INVALID', field: 'receiverLocalityId' },
    });
  });

  test('for a unit below the commune level, which has no accounts', async () => {
    const answer = await register(
      { localityId: await unitOf(campaigns, 'seed:khu-pho-soi') },
      viewer('province', '38'),
    );
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'localityId' });
  });

  test('when reports are expected too far ahead', async () => {
    const answer = await send(
      campaigns,
      'expectReports',
      'ExpectReportsInput',
      { until: '2999-12-31' },
      PROVINCE,
      'until',
    );
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'until' });
  });
});
