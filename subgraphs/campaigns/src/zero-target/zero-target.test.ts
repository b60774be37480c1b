/** Statements on zero targets over real PostgreSQL: entered, the latest one by a day, null where nobody stated anything. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { but, keepsTheContract, send, sent } from '../testing/mutation-contract.js';

const HONG_LINH = viewer('district', '437');

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

let days = 0;
const nextDay = () => {
  days += 1;
  return new Date(Date.UTC(2020, 0, days)).toISOString().slice(0, 10);
};
const statement = async () => ({
  campaignId: stableId('ini:hl'),
  kind: 'RETAIL_POINT',
  statedOn: nextDay(),
  holds: true,
});

keepsTheContract(() => campaigns, {
  operation: 'stateZeroTarget',
  entity: 'ZeroTargetStatement',
  kind: 'CREATED',
  input: statement,
  as: HONG_LINH,
  refused: [
    ['a count that contradicts it', but('count', 2), 'count'],
    ['a number below zero', but('count', -1), 'count'],
    ['a day ahead', but('statedOn', '2999-01-01'), 'statedOn'],
    ['a note with an e-mail address', but('note', 'x@y.vn'), 'note'],
    ['a document that nobody knows', but('documentId', stableId('doc:none')), 'documentId'],
    ['an activity of another district', but('activityId', stableId('ev:2')), 'activityId'],
  ],
});

const QUERY = `query ($id: ID!, $asOf: Date) { campaign(id: $id) { zeroTargets { kind
  stated(asOf: $asOf) { holds count { value status provenance source period { label } } document { id } activity { id } } } } }`;

describe('a zero target', () => {
  test('of which nobody stated anything has no state, not a zero', async () => {
    const { data, statements } = await campaigns.run(QUERY, {
      as: HONG_LINH,
      variables: { id: stableId('ini:hl'), asOf: '2019-12-31' },
    });
    expect(data.campaign.zeroTargets).toEqual(
      ['GATHERING_POINT', 'RING', 'RETAIL_POINT', 'PUBLIC_ORDER_SPOT'].map((kind) => ({
        kind,
        stated: null,
      })),
    );
    expect(statements).toBe(2);
  });

  test('has on each day the latest statement by then, with who said so', async () => {
    const id = stableId('ini:hl');
    const state = { campaignId: id, kind: 'GATHERING_POINT' };
    const evidence = { documentId: stableId('doc:hl-kh'), activityId: stableId('ev:3') };
    await sent(
      campaigns,
      'stateZeroTarget',
      { ...state, statedOn: '2024-03-31', holds: false, count: 2 },
      HONG_LINH,
    );
    await sent(
      campaigns,
      'stateZeroTarget',
      { ...state, statedOn: '2024-06-30', holds: true, count: 0, ...evidence },
      HONG_LINH,
    );
    await sent(campaigns, 'stateZeroTarget', { ...state, statedOn: '2024-09-30', holds: false }, HONG_LINH);
    const on = async (asOf: string) =>
      (await campaigns.run(QUERY, { as: HONG_LINH, variables: { id, asOf } })).data.campaign.zeroTargets[0]
        .stated;
    const source = 'Programme register, entered by district 437';
    const count = (value: number | null, status: string, label: string) => ({
      value,
      status,
      provenance: 'REGISTERED',
      source,
      period: { label },
    });
    expect(await on('2024-06-29')).toMatchObject({ holds: false, count: count(2, 'REPORTED', '2024-03-31') });
    expect(await on('2024-06-30')).toEqual({
      holds: true,
      count: count(0, 'ZERO', '2024-06-30'),
      document: { id: evidence.documentId },
      activity: { id: evidence.activityId },
    });
    expect(await on('2025-01-01')).toMatchObject({
      holds: false,
      count: count(null, 'NOT_REPORTED', '2024-09-30'),
    });
    const again = { ...state, statedOn: '2024-09-30', holds: true };
    expect((await send(campaigns, 'stateZeroTarget', again, HONG_LINH)).error?.extensions).toEqual({
      code: 'CONFLICT',
    });
  });

  test('that a campaign has not cannot be stated', async () => {
    const input = { ...(await statement()), campaignId: stableId('ini:nh-clean') };
    const { error } = await send(campaigns, 'stateZeroTarget', input, viewer('ward', '16732'));
    expect(error).toMatchObject({
      message:
        'kind is RETAIL_POINT, but the campaign has only the zero targets PUBLIC_ORDER_SPOT: name one of its own, or add it with correctCampaign',
      extensions: { code: 'INVALID', field: 'kind' },
    });
  });
});
