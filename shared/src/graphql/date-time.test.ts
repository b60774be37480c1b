/** Moments: what is taken, and that answers are in UTC. */
import { describe, expect, test } from '@jest/globals';
import { DateTimeScalar } from './date-time.js';

describe('a DateTime', () => {
  test('is taken with an offset or in UTC, and answered in UTC', () => {
    for (const text of ['2023-05-09T08:30:00+07:00', '2023-05-09T01:30:00Z', '2023-05-09T01:30Z'])
      expect(DateTimeScalar.serialize(DateTimeScalar.parseValue(text))).toBe('2023-05-09T01:30:00.000Z');
  });

  test.each(['2023-05-09', '2023-05-09T08:30:00', '2023-13-09T08:30:00Z', 'hôm nay', 5, null])(
    '%j is refused',
    (value) => expect(() => DateTimeScalar.parseValue(value)).toThrow('is not a DateTime'),
  );
});
