/** For which periods reports are expected, and until when each is due. */
import { expect, test } from '@jest/globals';
import { dueOn, expectedReports, labelOf, type ObligationTerms } from './report-period.rules.js';

const TERMS: ObligationTerms = {
  periodicity: ['MONTHLY'],
  dueDay: 5,
  validFrom: '2024-01-01',
  validTo: '2024-12-31',
};
const labels = (terms: Partial<ObligationTerms>, until: string) =>
  expectedReports({ ...TERMS, ...terms }, until).map(({ period }) => period.label);

test.each([
  ['2024-03-31', 5, '2024-04-05'],
  ['2024-03-31', 31, '2024-04-30'],
  ['2024-01-31', 31, '2024-02-29'],
  ['2023-01-31', 30, '2023-02-28'],
  ['2024-12-31', 15, '2025-01-15'],
  ['2024-11-30', 31, '2024-12-31'],
  ['2024-06-15', 10, '2024-07-10'],
])('a period that ends on %s with due day %i is due on %s', (to, day, due) => {
  expect(dueOn({ to }, day)).toBe(due);
});

test('without a due day no report is due', () => {
  expect(expectedReports({ ...TERMS, dueDay: null }, '2024-01-31')).toEqual([
    {
      periodicity: 'MONTHLY',
      period: { from: '2024-01-01', to: '2024-01-31', label: '2024-01' },
      dueOn: null,
    },
  ]);
});

test('monthly and quarterly reports of a year are twelve and four', () => {
  expect(labels({ periodicity: ['MONTHLY', 'QUARTERLY'] }, '2030-12-31')).toEqual([
    ...Array.from({ length: 12 }, (_, at) => `2024-${String(at + 1).padStart(2, '0')}`),
    '2024-Q1',
    '2024-Q2',
    '2024-Q3',
    '2024-Q4',
  ]);
});

test('a period counts when its last day lies in the time in which the obligation holds, and no later than asked', () => {
  expect(labels({ validFrom: '2024-02-10', validTo: '2024-05-30' }, '2024-12-31')).toEqual([
    '2024-02',
    '2024-03',
    '2024-04',
  ]);
  expect(labels({ validTo: null }, '2024-02-28')).toEqual(['2024-01']);
  expect(labels({ validTo: null }, '2024-02-29')).toEqual(['2024-01', '2024-02']);
  expect(labels({ periodicity: ['YEARLY'], validTo: null }, '2025-12-30')).toEqual(['2024']);
  expect(labels({ periodicity: ['QUARTERLY'], validFrom: '2024-04-01' }, '2024-06-30')).toEqual(['2024-Q2']);
});

test('nothing is expected before the obligation holds', () => {
  expect(labels({}, '2023-12-31')).toEqual([]);
});

test('a one-off report is about the whole time, and expected when that has an end within reach', () => {
  expect(
    labels({ periodicity: ['ONE_OFF'], validFrom: '2018-01-01', validTo: '2023-12-31' }, '2024-06-30'),
  ).toEqual(['2018-01-01/2023-12-31']);
  expect(labels({ periodicity: ['ONE_OFF'] }, '2024-12-30')).toEqual([]);
  expect(labels({ periodicity: ['ONE_OFF'], validTo: null }, '2024-12-30')).toEqual([]);
});

test.each([
  ['MONTHLY', '2024-03-01', '2024-03-31', '2024-03'],
  ['QUARTERLY', '2024-10-01', '2024-12-31', '2024-Q4'],
  ['YEARLY', '2024-01-01', '2024-12-31', '2024'],
  ['ONE_OFF', '2018-01-01', '2023-12-31', '2018-01-01/2023-12-31'],
] as const)('a %s report from %s to %s is called %s', (periodicity, from, to, label) => {
  expect(labelOf(periodicity, from, to)).toBe(label);
});
