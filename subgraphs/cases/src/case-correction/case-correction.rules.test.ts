/** Proves which stages a corrected case can have reached, and what counts as a difference. */
import type { Invalid } from '@diaban/shared/errors';
import { expect, test } from '@jest/globals';
import { differences, type RecordedFacts, stagesReached } from './case-correction.rules.js';

test('the stages of a case are complete from the first one on, and it may be closed after any', () => {
  const day = '2024-01-01';
  const reached = (...stages: string[]) => {
    try {
      return stagesReached(stages.map((stage) => ({ stage: stage as never, reachedOn: day })))
        .map(({ stage }) => stage)
        .join(' ');
    } catch (error) {
      return (error as Invalid).extensions.field;
    }
  };
  expect(reached('REPORTED')).toBe('REPORTED');
  expect(reached('CLOSED', 'REPORTED')).toBe('REPORTED CLOSED');
  expect(reached('PROSECUTED', 'REPORTED', 'INVESTIGATED')).toBe('REPORTED INVESTIGATED PROSECUTED');
  for (const stages of [
    [],
    ['CLOSED'],
    ['INVESTIGATED'],
    ['REPORTED', 'PROSECUTED'],
    ['REPORTED', 'TRIED', 'CLOSED'],
  ])
    expect(reached(...stages)).toBe('stageDates');
});

test('only what differs is a correction, and a correction must differ', () => {
  const before: RecordedFacts = {
    localityId: 'u1',
    occurredOn: '2024-01-01',
    offence: 'POSSESSION',
    caseKind: 'CASE',
    subjectCount: 3,
    stageDates: [{ stage: 'REPORTED', reachedOn: '2024-01-01' }],
    seizures: [],
    handledBy: [],
  };
  expect(differences(before, { ...before, subjectCount: null, caseKind: 'RING' })).toEqual({
    before: { caseKind: 'CASE', subjectCount: 3 },
    after: { caseKind: 'RING', subjectCount: null },
  });
  expect(() => differences(before, { ...before, seizures: [] })).toThrow('Nothing differs');
});
