/** What accounts may enter for the steps of a report: each fault names its field and the way out. */
import { today } from '@diaban/shared/graphql/today';
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { DISTRICT, done, oweReports, step, WARD } from './testing/keep-reports.js';

let campaigns: TestSubgraph;
let owed: Record<string, string>;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
  owed = await oweReports(campaigns);
});
afterAll(() => campaigns.stop());

const FIGURES = { figures: [{ indicator: 'OUTREACH_SESSIONS', value: 7 }] };
const take = (name: string, id: string, as = WARD, more?: object) => step(campaigns, name, id, as, more);
const took = (name: string, id: string, as = WARD, more?: object) => done(campaigns, name, id, as, more);

describe('bad input names the field and the way out:', () => {
  test.each([
    ['saveDraft', { figures: [] }, 'figures', 'give at least one indicator'],
    [
      'saveDraft',
      { figures: [{ indicator: 'CASES', value: 1 }] },
      'figures.0.indicator',
      'use one of CAMPAIGNS_LAUNCHED',
    ],
    [
      'saveDraft',
      { figures: [{ indicator: 'TIP_OFFS', value: -1 }] },
      'figures.0.value',
      'must be 0 or more',
    ],
    [
      'saveDraft',
      {
        figures: [
          { indicator: 'TIP_OFFS', value: 1 },
          { indicator: 'TIP_OFFS', value: 2 },
        ],
      },
      'figures.1.indicator',
      'once',
    ],
    [
      'saveDraft',
      { figures: [{ indicator: 'TIP_OFFS', note: 'gọi 0912345678' }] },
      'figures.0.note',
      'without identity numbers',
    ],
    ['submitReport', {}, 'reportId', 'enter one with saveDraft'],
    ['submitReport', { reportId: 'nonsense' }, 'reportId', 'ids look like'],
    ['submitReport', { expectedVersion: 0 }, 'expectedVersion', ''],
    ['submitReport', { idempotencyKey: 'short' }, 'idempotencyKey', 'must be 8 to 100'],
  ])('%s %o', async (name, more, field, fix) => {
    const id = owed['2024-06']!;
    if (name === 'submitReport')
      await took('saveDraft', id, WARD, { figures: [{ indicator: 'TIP_OFFS', note: 'chưa có số liệu' }] });
    const { errors } = await take(name, id, WARD, more);
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field });
    expect(errors?.[0]?.message).toContain(fix);
  });

  test('a return without a reason', async () => {
    const { errors } = await take('returnReport', owed['2024-06']!, DISTRICT, { reason: ' ' });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'reason' });
  });

  test('a report on a period that has not begun', async () => {
    const ahead = await oweReports(campaigns, { validFrom: today(), validTo: null });
    const id = Object.entries(ahead).sort().at(-1)![1];
    await took('saveDraft', id, WARD, FIGURES);
    expect((await take('submitReport', id)).errors?.[0]?.extensions).toEqual({
      code: 'INVALID',
      field: 'reportId',
    });
  });
});
