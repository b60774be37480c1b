/** The rules that the graph computes, on facts of all kinds. */
import { describe, expect, test } from '@jest/globals';
import { allComputed, computed } from './computed-criteria.rules.js';
import type { CampaignFacts } from './computed-criterion.js';

const DAY = '2024-06-30';
const REGISTER = [
  { fromMonth: '2021-01', toMonth: null, provenance: 'REGISTERED' as const, source: 'register' },
];
const facts = (known: Partial<CampaignFacts>): CampaignFacts => ({
  campaignId: 'c',
  launchedBy: '2023-01-15',
  provenance: 'REGISTERED',
  documents: [],
  outreach: [],
  tasks: 0,
  taskProvenances: null,
  overdue: 0,
  coverage: [],
  ...known,
});
const QUARTERS = ['2023-07-01', '2023-10-01', '2024-01-01', '2024-04-01'];
const held = (quarters: string[]) =>
  quarters.map((quarter) => ({ quarter, activityId: `a:${quarter}`, provenance: 'REGISTERED' as const }));

describe('launched with documents', () => {
  const ALL = ['RESOLUTION', 'PLAN', 'DECISION', 'SCHEME'].map((kind) => ({
    id: kind.toLowerCase(),
    kind,
    provenance: 'REGISTERED' as const,
  }));
  test('is met by a launch with resolution, plan and decision, which are the evidence', () => {
    expect(computed('LAUNCHED_WITH_DOCUMENTS', facts({ documents: ALL }), DAY)).toMatchObject({
      state: 'MET',
      basis: 'COMPUTED',
      evidence: { documentIds: ['resolution', 'plan', 'decision'], activityIds: [] },
    });
  });
  test.each([
    ['a decision', facts({ documents: ALL.slice(0, 2) }), 'Missing: quyết định'],
    ['the launch', facts({ documents: ALL, launchedBy: null }), 'Missing: ra mắt'],
    ['everything', facts({ launchedBy: null }), 'Missing: ra mắt, nghị quyết, kế hoạch, quyết định'],
  ])('is not met without %s', (_what, known, reason) => {
    expect(computed('LAUNCHED_WITH_DOCUMENTS', known, DAY)).toMatchObject({ state: 'NOT_MET', reason });
  });
});

describe('outreach each quarter', () => {
  const rule = (known: Partial<CampaignFacts>, day = DAY) =>
    computed('OUTREACH_EACH_QUARTER', facts(known), day);

  test('is met by one activity in each of the last four whole quarters, which are the evidence', () => {
    expect(rule({ outreach: held(QUARTERS) })).toMatchObject({
      state: 'MET',
      period: { label: '2023-Q3/2024-Q2' },
      evidence: { activityIds: QUARTERS.map((quarter) => `a:${quarter}`) },
    });
  });

  test('looks only at quarters that are over, and that began after the launch', () => {
    expect(rule({ outreach: held(QUARTERS) }, '2024-06-29').period.label).toBe('2023-Q2/2024-Q1');
    const late = rule({ launchedBy: '2024-02-01', outreach: held(['2024-04-01']) });
    expect(late).toMatchObject({ state: 'MET', period: { label: '2024-Q2' } });
  });

  test('is not met where the register is known to be complete, unknown where it is not', () => {
    const outreach = held(QUARTERS.slice(1));
    expect(rule({ outreach, coverage: REGISTER })).toMatchObject({
      state: 'NOT_MET',
      reason: 'No outreach in 2023-Q3',
    });
    expect(rule({ outreach })).toMatchObject({ state: 'UNKNOWN' });
    const sinceThen = [{ ...REGISTER[0]!, fromMonth: '2023-10' }];
    expect(rule({ outreach, coverage: sinceThen })).toMatchObject({ state: 'UNKNOWN' });
    expect(rule({ outreach: held(QUARTERS.slice(2)), coverage: sinceThen })).toMatchObject({
      state: 'NOT_MET',
      reason: 'No outreach in 2023-Q4',
    });
  });

  test.each([null, '2024-06-01'])(
    'is unknown before a whole quarter has passed since the launch on %s',
    (launchedBy) => {
      expect(rule({ launchedBy, outreach: held(QUARTERS), coverage: REGISTER }).state).toBe('UNKNOWN');
    },
  );
});

test.each([
  [0, 0, 'UNKNOWN'],
  [3, 0, 'MET'],
  [3, 1, 'NOT_MET'],
])('of %s tasks with %s overdue, none overdue is %s', (tasks, overdue, state) => {
  expect(computed('NO_TASK_OVERDUE', facts({ tasks, overdue }), DAY).state).toBe(state);
});

test('every rule is computed once, none of a campaign that is not there', () => {
  expect(allComputed(facts({}), DAY).map(({ rule }) => rule)).toEqual([
    'OUTREACH_EACH_QUARTER',
    'LAUNCHED_WITH_DOCUMENTS',
    'NO_TASK_OVERDUE',
  ]);
  expect(allComputed(null, DAY)).toEqual([]);
});

test('what rests on anything made up is SYNTHETIC: a document, an activity, a task, a register, the campaign itself', () => {
  const provenances = (known: Partial<CampaignFacts>) =>
    allComputed(facts(known), DAY).map(({ provenance }) => provenance);
  const document = { id: 'd', kind: 'PLAN', provenance: 'SYNTHETIC' as const };
  const madeUp = [{ ...REGISTER[0]!, provenance: 'SYNTHETIC' as const }];
  expect(provenances({})).toEqual(['COMPUTED', 'COMPUTED', 'COMPUTED']);
  expect(provenances({ documents: [document] })).toEqual(['COMPUTED', 'SYNTHETIC', 'COMPUTED']);
  expect(provenances({ coverage: madeUp })).toEqual(['SYNTHETIC', 'COMPUTED', 'COMPUTED']);
  expect(provenances({ tasks: 1, taskProvenances: ['SYNTHETIC'] })).toEqual([
    'COMPUTED',
    'COMPUTED',
    'SYNTHETIC',
  ]);
  expect(provenances({ provenance: 'SYNTHETIC' })).toEqual(['SYNTHETIC', 'SYNTHETIC', 'SYNTHETIC']);
});
