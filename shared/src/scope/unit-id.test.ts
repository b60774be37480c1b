/** Identities of units are told apart from GSO codes and from everything else. */
import { describe, expect, test } from '@jest/globals';
import { Invalid } from '../errors.js';
import { formatUnitId, parseUnitId, unitIdOrNull } from './unit-id.js';

describe('the identity of a unit', () => {
  test('goes to text and back', () => {
    for (const id of [1, 413, 11_305, 1_048_575]) expect(parseUnitId(formatUnitId(id), 'id')).toBe(id);
  });

  test.each([
    '',
    'u',
    'u0',
    'u01',
    'u-1',
    'u1.5',
    'u1e3',
    'U1',
    ' u1',
    'u1\n',
    '413',
    'u12345678',
    413,
    null,
    undefined,
    ['u1'],
    { id: 'u1' },
  ])('is not %j', (value) => {
    expect(unitIdOrNull(value)).toBeNull();
  });

  test('that is malformed is an Invalid that names the argument and says what to ask instead', () => {
    expect(() => parseUnitId('16732', 'localityId')).toThrow(Invalid);
    expect(() => parseUnitId('16732', 'localityId')).toThrow(/"16732" .*localityByCode/);
    try {
      parseUnitId('16732', 'localityId');
    } catch (error) {
      expect((error as Invalid).extensions.field).toBe('localityId');
    }
  });
});
