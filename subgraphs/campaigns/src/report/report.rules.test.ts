/** The life of a report: every step from every status by everybody, and when a report is late. */
import { describe, expect, test } from '@jest/globals';
import {
  cameOnTime,
  isLate,
  type ReportStep,
  type Standing,
  standingOf,
  statusAfter,
} from './report.rules.js';
import type { ReportStatus } from './report-enums.js';

const STATUSES: readonly ReportStatus[] = ['EXPECTED', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED'];
const STANDINGS: readonly Standing[] = ['REPORTER', 'ABOVE', 'ELSEWHERE'];

/** All that is allowed; written out here, so that a change of the rules is seen. */
const ALLOWED: readonly [ReportStep, ReportStatus, Standing, ReportStatus][] = [
  ['DRAFT', 'EXPECTED', 'REPORTER', 'DRAFT'],
  ['DRAFT', 'DRAFT', 'REPORTER', 'DRAFT'],
  ['DRAFT', 'RETURNED', 'REPORTER', 'DRAFT'],
  ['SUBMIT', 'DRAFT', 'REPORTER', 'SUBMITTED'],
  ['SUBMIT', 'RETURNED', 'REPORTER', 'SUBMITTED'],
  ['RETURN', 'SUBMITTED', 'ABOVE', 'RETURNED'],
  ['APPROVE', 'SUBMITTED', 'ABOVE', 'APPROVED'],
  ['CORRECT', 'APPROVED', 'REPORTER', 'SUBMITTED'],
];

const STEPS: readonly ReportStep[] = ['DRAFT', 'SUBMIT', 'RETURN', 'APPROVE', 'CORRECT'];
const ALL = STEPS.flatMap((step) =>
  STATUSES.flatMap((status) => STANDINGS.map((standing) => [step, status, standing] as const)),
);
const isAllowed = ([step, status, standing]: (typeof ALL)[number]) =>
  ALLOWED.some(([one, from, by]) => one === step && from === status && by === standing);
const ILLEGAL = ALL.filter((one) => !isAllowed(one));

test.each(ALLOWED)('%s of a report that is %s, by %s, leads to %s', (step, status, standing, next) => {
  expect(statusAfter(step, { status, isCorrected: false }, standing)).toBe(next);
});

describe('is refused:', () => {
  test('67 of 75 combinations', () => {
    expect(ILLEGAL).toHaveLength(67);
  });

  test.each(ILLEGAL)('%s of a report that is %s, by %s', (step, status, standing) => {
    const stands = ALLOWED.some(([one, , by]) => one === step && by === standing);
    // who may not take a step at all learns nothing of the status
    expect(() => statusAfter(step, { status, isCorrected: false }, standing)).toThrow(
      expect.objectContaining({ code: stands ? 'CONFLICT' : 'FORBIDDEN' }),
    );
  });
});

describe('once corrected, a report', () => {
  const after = (step: ReportStep, status: ReportStatus) =>
    statusAfter(step, { status, isCorrected: true }, 'REPORTER');

  test.each(STATUSES)('is not written anew when it is %s', (status) => {
    expect(() => after('DRAFT', status)).toThrow(/was approved once .* correctReport/);
  });

  test('is corrected again when it is approved or returned, and then only', () => {
    expect([after('CORRECT', 'APPROVED'), after('CORRECT', 'RETURNED')]).toEqual(['SUBMITTED', 'SUBMITTED']);
    for (const status of ['EXPECTED', 'DRAFT', 'SUBMITTED'] as const)
      expect(() => after('CORRECT', status)).toThrow(/it must be APPROVED or RETURNED/);
  });

  test('goes its other ways as before', () => {
    expect(after('SUBMIT', 'RETURNED')).toBe('SUBMITTED');
    expect(statusAfter('APPROVE', { status: 'SUBMITTED', isCorrected: true }, 'ABOVE')).toBe('APPROVED');
  });
});

test('a viewer stands above exactly those units whose keys continue his own', () => {
  expect(standingOf('0000100028', '0000100028')).toBe('REPORTER');
  expect(standingOf('0000100028', '00001000280019d')).toBe('ABOVE');
  expect(standingOf('00001000280019d', '0000100028')).toBe('ELSEWHERE');
  expect(standingOf('0000100028', '000010002900281')).toBe('ELSEWHERE');
});

test.each([
  [{ dueOn: '2024-04-05', submittedOn: null }, '2024-04-05', false],
  [{ dueOn: '2024-04-05', submittedOn: null }, '2024-04-06', true],
  [{ dueOn: '2024-04-05', submittedOn: '2024-04-05' }, '2024-04-06', false],
  [{ dueOn: '2024-04-05', submittedOn: '2024-04-09' }, '2024-04-08', true],
  [{ dueOn: '2024-04-05', submittedOn: '2024-04-09' }, '2024-04-09', false],
  [{ dueOn: null, submittedOn: null }, '2030-01-01', null],
])('%o was late on %s: %s', (timing, day, late) => {
  expect(isLate(timing, day)).toBe(late);
});

test.each([
  [{ dueOn: '2024-04-05', submittedOn: '2024-04-05' }, true],
  [{ dueOn: '2024-04-05', submittedOn: '2024-04-06' }, false],
  [{ dueOn: '2024-04-05', submittedOn: null }, null],
  [{ dueOn: null, submittedOn: '2024-04-06' }, null],
])('%o came on time: %s', (timing, onTime) => {
  expect(cameOnTime(timing)).toBe(onTime);
});
