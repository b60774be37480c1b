/** Proves what counts as a correction, what may be taken back, and how corrections are shown; without a database. */
import { expect, test } from '@jest/globals';
import { corrected, correctedAlways, correctionOf, differences } from './register-correction.rules.js';

test('only what differs is a correction, whatever the order of keys, and a correction must differ', () => {
  const before = { TITLE: 'a', MOVEMENTS: ['x'], CRITERION: [{ code: '1', state: 'MET' }], MET: 1 };
  const same = { ...before, CRITERION: [{ state: 'MET', code: '1' }] };
  expect(() => differences(before, same)).toThrow('Nothing differs');
  expect(differences(before, { ...same, TITLE: 'b', MET: null })).toEqual({
    before: { TITLE: 'a', MET: 1 },
    after: { TITLE: 'b', MET: null },
  });
});

test('of criteria only those that differ are told, each as it was and as it is', () => {
  const [one, two] = [
    { code: '1', state: 'MET' },
    { code: '2', state: 'OBSTACLE', obstacle: 'Thiếu kinh phí' },
  ];
  expect(differences({ CRITERION: [one, two] }, { CRITERION: [one, { code: '2', state: 'MET' }] })).toEqual({
    before: { CRITERION: [two] },
    after: { CRITERION: [{ code: '2', state: 'MET' }] },
  });
});

test('what is left out stays, null takes back what need not be stated', () => {
  expect([corrected(undefined, 'a'), corrected(null, 'a'), corrected('b', 'a')]).toEqual(['a', null, 'b']);
  expect([correctedAlways(undefined, 'a', 'title'), correctedAlways('b', 'a', 'title')]).toEqual(['a', 'b']);
  expect(() => correctedAlways(null, 'a', 'title')).toThrow('title is always stated');
});

test('counts are shown as figures of their day, criteria one by one, the rest as text', () => {
  const row = {
    position: 7,
    at: new Date(0),
    role: 'ward',
    unitCode: '16732',
    reason: 'Nhập nhầm',
    asOf: '2024-05',
    provenance: 'REGISTERED',
    source: 'Programme register, entered by ward 16732',
  } as const;
  const item = (code: string, state: string, obstacle: string | null = null) => ({ code, state, obstacle });
  const { values } = correctionOf({
    ...row,
    before: { MET: 1, ASSESSED_ON: '2024-04', CRITERION: [item('1', 'MET'), item('2', 'NOT_MET')] },
    after: {
      MET: 0,
      ASSESSED_ON: '2024-05',
      CRITERION: [item('1', 'OBSTACLE', 'Thiếu kinh phí'), item('2', 'NOT_MET')],
    },
  });
  expect(values).toMatchObject([
    { field: 'ASSESSED_ON', before: '2024-04', after: '2024-05', countBefore: null },
    {
      field: 'MET',
      before: null,
      countBefore: { value: 1, status: 'REPORTED', period: { label: '2024-04' } },
      countAfter: { value: 0, status: 'ZERO', period: { label: '2024-05' } },
    },
    { field: 'CRITERION', criterionCode: '1', before: 'MET', after: 'OBSTACLE: Thiếu kinh phí' },
  ]);
});
