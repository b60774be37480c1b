/** Proves who may end and change an obligation, when, and what the new terms are; without a database. */
import type { DiabanError } from '@diaban/shared/errors';
import { expect, test } from '@jest/globals';
import {
  changedTerms,
  checkEnd,
  checkNotWritten,
  checkReleases,
  type OwedRow,
} from './change-obligation.rules.js';

const [COUNTRY, PROVINCE, DISTRICT, WARD] = [
  '00001',
  '0000100002',
  '000010000200003',
  '00001000020000300004',
];
const row: OwedRow = {
  locality_id: 4,
  receiver_id: 3,
  skey: WARD!,
  periodicity: ['MONTHLY', 'QUARTERLY'],
  due_day: 5,
  valid_from: '2024-01-01',
  valid_to: '2024-12-31',
};
/** The code and the field of a refusal; null: it goes through. */
const refusal = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    const { code, field } = (error as DiabanError).extensions as { code: string; field?: string };
    return [code, field].filter(Boolean).join(' ');
  }
};

test.each([
  ['the district of the ward', DISTRICT, row, null],
  ['its province', PROVINCE, row, null],
  ['the ward itself', WARD, row, 'FORBIDDEN'],
  ['the ward, which reports inside', WARD, { ...row, receiver_id: 4 }, null],
  ['the ward, which reports to nobody that is stated', WARD, { ...row, receiver_id: null }, null],
  ['a province, which reports to the centre', PROVINCE, { ...row, skey: PROVINCE!, receiver_id: 1 }, null],
  [
    'the district of its own, to the province',
    DISTRICT,
    { ...row, skey: DISTRICT!, receiver_id: 2 },
    'FORBIDDEN',
  ],
  ['the country', COUNTRY, row, null],
])('%s releases or does not', (_who, scope, owed, expected) => {
  expect(refusal(() => checkReleases(scope!, owed))).toBe(expected);
});

test.each([
  ['2024-06-30', null],
  ['2024-01-01', null],
  ['2024-12-30', null],
  ['2023-12-31', 'INVALID validTo'],
  ['2024-12-31', 'INVALID validTo'],
  ['2025-06-30', 'INVALID validTo'],
])('an end on %s', (validTo, expected) => {
  expect(refusal(() => checkEnd(row, validTo))).toBe(expected);
});

test('one without end may end on any day after it began', () => {
  const open = { ...row, valid_to: null };
  expect(refusal(() => checkEnd(open, '2099-01-01'))).toBeNull();
  expect(refusal(() => checkEnd({ ...open, valid_from: null }, '2001-01-01'))).toBeNull();
});

const change = (input: object, owed = row) =>
  changedTerms(owed, { validFrom: '2024-07-01', ...input } as never, '2024-06-15');

test('new terms begin the day after the old ones, and what is left out stays', () => {
  expect(change({ dueDay: 10 })).toEqual({
    lastDay: '2024-06-30',
    terms: {
      periodicity: ['MONTHLY', 'QUARTERLY'],
      due_day: 10,
      valid_from: '2024-07-01',
      valid_to: '2024-12-31',
    },
  });
  expect(change({ periodicity: ['YEARLY'] }).terms).toMatchObject({ periodicity: ['YEARLY'], due_day: 5 });
  expect(change({ dueDay: null }).terms.due_day).toBeNull();
});

test.each([
  ['on the day on which it began', { dueDay: 9, validFrom: '2024-01-01' }, 'INVALID validFrom'],
  ['after it has ended', { dueDay: 9, validFrom: '2025-01-01' }, 'INVALID validFrom'],
  ['of long ago', { dueDay: 9, validFrom: '2014-06-14' }, 'INVALID validFrom'],
  ['to once', { periodicity: ['ONE_OFF'] }, 'INVALID periodicity'],
  ['of nothing', { periodicity: ['QUARTERLY', 'MONTHLY'], dueDay: 5 }, 'INVALID input'],
])('a change %s is refused', (_what, input, expected) => {
  expect(refusal(() => change(input))).toBe(expected);
});

test('a report that is owed once does not change, and a written report keeps its terms', () => {
  expect(refusal(() => change({ dueDay: 9 }, { ...row, periodicity: ['ONE_OFF'] }))).toBe(
    'INVALID periodicity',
  );
  expect(refusal(() => checkNotWritten('2024-07-31', '2024-07-01'))).toBe('CONFLICT');
  expect(refusal(() => checkNotWritten(null, '2024-07-01'))).toBeNull();
});
