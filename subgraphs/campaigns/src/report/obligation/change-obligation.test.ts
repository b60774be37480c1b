/** Proves the end and the change of obligations over real PostgreSQL: what is not written vanishes, what is written stays. */
import { randomUUID } from 'node:crypto';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import { but, changesBy, keepsTheContract, send, sent } from '../../testing/mutation-contract.js';
import { unitOf } from '../../testing/unit-of.js';
import {
  DISTRICT,
  done,
  OTHER_DISTRICT,
  OTHER_WARD,
  PLANNER,
  PROVINCE,
  step,
  WARD,
} from '../testing/keep-reports.js';
import { sqlAs } from '../testing/sql-as.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

/** An obligation of Nghi Hương to Cửa Lò for 2024. */
async function owed(more: object = {}): Promise<{ obligationId: string; expectedVersion: number }> {
  const input = {
    localityId: await unitOf(campaigns, '16732'),
    receiverLocalityId: await unitOf(campaigns, '413'),
    fromId: randomUUID(),
    periodicity: ['MONTHLY'],
    dueDay: 5,
    validFrom: '2024-01-01',
    validTo: '2024-12-31',
    ...more,
  };
  const { id, version } = await sent(campaigns, 'registerReportingObligation', input, DISTRICT, 'id version');
  return { obligationId: id, expectedVersion: version };
}
const reports = async (obligation: string) =>
  (
    await campaigns.admin.query(
      'select id, periodicity, period_from, period_to, due_on, status from campaigns.reports where obligation_id = $1 order by period_to, periodicity',
      [obligation],
    )
  ).rows;
const write = async (obligation: string, month: string) => {
  const report = (await reports(obligation)).find(({ period_from }) => period_from === `${month}-01`);
  const figures = [{ indicator: 'TIP_OFFS', value: 1 }];
  await done(campaigns, 'saveDraft', report.id, WARD, { figures });
  return report.id as string;
};
const reason = 'Gộp vào báo cáo quý';
const end = (input: object, as: Viewer = DISTRICT) =>
  send(
    campaigns,
    'endReportingObligation',
    { validTo: '2024-06-30', reason, ...input } as never,
    as,
    'id version validTo source',
  );
const FIELDS = `id version periodicity dueDay validFrom validTo content replaces { id validTo version replacedBy { id } } replacedBy { id }`;
const change = (input: object, as: Viewer = DISTRICT) =>
  send(
    campaigns,
    'changeReportingObligation',
    { validFrom: '2024-07-01', dueDay: 10, reason, ...input } as never,
    as,
    FIELDS,
  );

keepsTheContract(() => campaigns, {
  operation: 'endReportingObligation',
  entity: 'ReportingObligation',
  kind: 'CLOSED',
  input: async () => ({ ...(await owed()), validTo: '2024-06-30', reason }),
  refused: [
    ['an end after its end', but('validTo', '2025-06-30'), 'validTo'],
    ['an end before its beginning', but('validTo', '2023-06-30'), 'validTo'],
    ['an obligation that is no id', but('obligationId', 'obligation:hl'), 'obligationId'],
    ['a reason with a telephone number', but('reason', 'gọi 0912345678'), 'reason'],
  ],
});

describe('the end of an obligation', () => {
  test('takes away the reports on later periods, but for those that are written, and none comes again', async () => {
    const obligation = await owed();
    const written = await write(obligation.obligationId, '2024-09');
    const { object } = await end(obligation);
    expect(object).toMatchObject({
      version: 2,
      validTo: '2024-06-30',
      source: 'Programme register, entered by district 413',
    });
    const left = await reports(obligation.obligationId);
    expect(left.map(({ period_to, status }) => `${period_to} ${status}`)).toEqual([
      '2024-01-31 EXPECTED',
      '2024-02-29 EXPECTED',
      '2024-03-31 EXPECTED',
      '2024-04-30 EXPECTED',
      '2024-05-31 EXPECTED',
      '2024-06-30 EXPECTED',
      '2024-09-30 DRAFT',
    ]);
    const told = (await changesBy(campaigns, 'endReportingObligation')).at(-1);
    expect([told.before, told.after, told.reason]).toEqual([
      { validTo: '2024-12-31' },
      { validTo: '2024-06-30', noLongerExpected: 5 },
      reason,
    ]);
    await sent(campaigns, 'expectReports', { until: '2024-12-31' }, DISTRICT, 'until');
    expect(await reports(obligation.obligationId)).toEqual(left);
    expect((await step(campaigns, 'submitReport', written, WARD)).errors).toBeUndefined();
  });

  test.each([
    ['the unit that owes it to one above', WARD, 'FORBIDDEN'],
    ['a sibling ward whose key is alike', OTHER_WARD, 'NOT_FOUND'],
    ['a sibling district', OTHER_DISTRICT, 'NOT_FOUND'],
    ['who only reads', PLANNER, 'FORBIDDEN'],
    ['the province', PROVINCE, undefined],
  ])('by %s', async (_who, as, code) => {
    expect((await end(await owed(), as)).error?.extensions?.code).toBe(code);
  });

  test('is open to the unit itself where it reports to nobody above', async () => {
    const { object } = await end(await owed({ receiverLocalityId: null }), WARD);
    expect(object.validTo).toBe('2024-06-30');
  });

  test('is guarded by the database too: who owes does not release himself, and nothing written is taken away', async () => {
    const { obligationId } = await owed();
    const draft = await write(obligationId, '2024-09');
    const release = `update campaigns.reporting_obligations set valid_to = '2024-06-30' where id = $1 returning id`;
    await expect(sqlAs(campaigns, WARD, release, [obligationId])).rejects.toThrow('row-level security');
    expect(await sqlAs(campaigns, DISTRICT, release, [obligationId])).toHaveLength(1);
    const terms = `update campaigns.reporting_obligations set due_day = 9 where id = $1`;
    await expect(sqlAs(campaigns, DISTRICT, terms, [obligationId])).rejects.toThrow('permission denied');
    const remove = 'delete from campaigns.reports where obligation_id = $1 returning id';
    expect(await sqlAs(campaigns, DISTRICT, remove, [obligationId])).toEqual([]);
    await end({ obligationId, expectedVersion: 1 });
    expect(
      await sqlAs(campaigns, DISTRICT, 'delete from campaigns.reports where id = $1 returning id', [draft]),
    ).toEqual([]);
  });
});

describe('other terms of an obligation', () => {
  test('are those of another one from that day on, and the old one keeps what was owed until then', async () => {
    const obligation = await owed({ content: 'Kết quả' });
    await write(obligation.obligationId, '2024-06');
    const { object } = await change({ ...obligation, periodicity: ['QUARTERLY'] });
    expect(object).toEqual({
      id: expect.any(String),
      version: 1,
      periodicity: ['QUARTERLY'],
      dueDay: 10,
      validFrom: '2024-07-01',
      validTo: '2024-12-31',
      content: 'Kết quả',
      replaces: {
        id: obligation.obligationId,
        validTo: '2024-06-30',
        version: 2,
        replacedBy: { id: object.id },
      },
      replacedBy: null,
    });
    expect((await reports(obligation.obligationId)).map(({ period_to }) => period_to)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
      '2024-05-31',
      '2024-06-30',
    ]);
    expect((await reports(object.id)).map(({ period_to, due_on }) => [period_to, due_on])).toEqual([
      ['2024-09-30', '2024-10-10'],
      ['2024-12-31', '2025-01-10'],
    ]);
    const told = (await changesBy(campaigns, 'changeReportingObligation')).map(({ kind, entity_id }) => [
      kind,
      entity_id,
    ]);
    expect(told).toEqual([
      ['CLOSED', obligation.obligationId],
      ['CHANGED', object.id],
    ]);
  });

  test('are refused where a report was written in the old ones, which then change nothing', async () => {
    const obligation = await owed();
    await write(obligation.obligationId, '2024-08');
    const before = await reports(obligation.obligationId);
    const { error } = await change(obligation);
    expect(error).toMatchObject({
      message: expect.stringContaining('2024-08-31'),
      extensions: { code: 'CONFLICT' },
    });
    expect(await reports(obligation.obligationId)).toEqual(before);
    expect((await change({ ...obligation, validFrom: '2024-09-01' })).error).toBeUndefined();
  });

  test.each([
    ['the unit that owes it', WARD, {}, { code: 'FORBIDDEN' }],
    ['a sibling district', OTHER_DISTRICT, {}, { code: 'NOT_FOUND' }],
    ['who only reads', PLANNER, {}, { code: 'FORBIDDEN' }],
    ['who read an older version', DISTRICT, { expectedVersion: 7 }, { code: 'CONFLICT' }],
    ['who changes nothing', DISTRICT, { dueDay: 5 }, { code: 'INVALID', field: 'input' }],
    ['a due day that no month has', DISTRICT, { dueDay: 32 }, { code: 'INVALID', field: 'dueDay' }],
  ])('are refused to %s', async (_who, as, more, extensions) => {
    const count = (await changesBy(campaigns, 'changeReportingObligation')).length;
    const { object, error } = await change({ ...(await owed()), ...more }, as);
    expect([object, error?.extensions]).toEqual([null, extensions]);
    expect((await changesBy(campaigns, 'changeReportingObligation')).length).toBe(count);
  });

  test('come once for a key, and once for an obligation', async () => {
    const input = { ...(await owed()), idempotencyKey: randomUUID() };
    const first = await change(input);
    expect((await change(input)).object).toEqual(first.object);
    expect((await change({ ...input, dueDay: 11 })).error?.extensions).toEqual({ code: 'CONFLICT' });
    const again = await change({
      obligationId: input.obligationId,
      expectedVersion: 2,
      validFrom: '2024-03-01',
    });
    expect(again.error?.extensions).toEqual({ code: 'CONFLICT' });
  });
});
