/** Proves every step of a case: the three that move it on, and that each of the others is refused by name. */
import { Invalid } from '@diaban/shared/errors';
import { describe, expect, test } from '@jest/globals';
import { CASE_STAGES, type CaseStep, checkDays, checkMove, checkStep } from './case-stage.rules.js';

/** The field that is refused, null where the step is taken. */
function refused(step: () => void): unknown {
  try {
    step();
  } catch (error) {
    if (error instanceof Invalid) return error.extensions.field;
    throw error;
  }
  return null;
}

const LEGAL = new Set(['REPORTED INVESTIGATED', 'INVESTIGATED PROSECUTED', 'PROSECUTED TRIED']);
const PAIRS = CASE_STAGES.flatMap((from) => CASE_STAGES.map((to) => [from, to] as const));

describe('a case', () => {
  test.each(PAIRS)('from %s to %s moves only one stage on', (from, to) => {
    const expected = LEGAL.has(`${from} ${to}`) ? null : from === 'CLOSED' ? 'caseId' : 'stage';
    expect(refused(() => checkMove(from, to))).toBe(expected);
  });

  test('that cannot move on is told which stage is next, or that it can only be closed', () => {
    expect(() => checkMove('REPORTED', 'TRIED')).toThrow('the next stage is INVESTIGATED');
    expect(() => checkMove('TRIED', 'PROSECUTED')).toThrow('it can only be closed, with closeCase');
    expect(() => checkMove('TRIED', 'CLOSED')).toThrow('closed with closeCase, from any stage');
  });

  const steps: CaseStep[] = ['MOVE', 'CLOSE', 'TRANSFER', 'CORRECT'];
  test.each(CASE_STAGES.flatMap((stage) => steps.map((step) => [stage, step] as const)))(
    'that is %s: %s is refused only where it is closed, and a correction never',
    (stage, step) => {
      const expected = stage === 'CLOSED' && step !== 'CORRECT' ? 'caseId' : null;
      expect(refused(() => checkStep(stage, step))).toBe(expected);
    },
  );
});

describe('the days of a case', () => {
  const field = (stage: string | null) => stage ?? 'occurredOn';
  const check = (occurredOn: string, reached: object) =>
    refused(() => checkDays({ occurredOn, reached }, '2024-06-30', field));

  test('lie in the order of its stages, and may be the same', () => {
    expect(check('2024-01-01', { REPORTED: '2024-01-01', CLOSED: '2024-01-01' })).toBeNull();
    expect(
      check('2024-01-01', { REPORTED: '2024-01-02', INVESTIGATED: '2024-02-01', TRIED: '2024-06-30' }),
    ).toBeNull();
  });

  test.each([
    ['2024-01-02', { REPORTED: '2024-01-01' }, 'REPORTED'],
    ['2024-01-01', { REPORTED: '2024-01-05', INVESTIGATED: '2024-01-04' }, 'INVESTIGATED'],
    ['2024-01-01', { REPORTED: '2024-01-05', CLOSED: '2024-01-04' }, 'CLOSED'],
    ['2024-07-01', {}, 'occurredOn'],
    ['2024-01-01', { REPORTED: '2024-07-01' }, 'REPORTED'],
  ])('%s and %j are refused, naming %s', (occurredOn, reached, expected) => {
    expect(check(occurredOn, reached)).toBe(expected);
  });
});
