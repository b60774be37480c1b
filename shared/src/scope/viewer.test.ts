/** Claims become a viewer only when each of them is usable. */
import { describe, expect, test } from '@jest/globals';
import { Unauthenticated } from '../errors.js';
import { PURPOSES, ROLES, viewerOf } from './viewer.js';

const claims = { subject: 'app-413', role: 'district', unit: '413', purpose: 'REPORTING' };

describe('the claims of a viewer', () => {
  test('make a value that nobody can change, without claims that mean nothing here', () => {
    const viewer = viewerOf({ ...claims, exp: 1, admin: true });
    expect(viewer).toEqual(claims);
    expect(Object.isFrozen(viewer)).toBe(true);
  });

  test.each(['VN', '40', '413', '16732', '44@2025-06-30', '44@2024-02-29'])('accept unit %s', (unit) => {
    expect(viewerOf({ ...claims, unit }).unit).toBe(unit);
  });

  test.each([
    '',
    '4',
    '4130',
    '413000',
    'vn',
    'u413',
    ' 413',
    '413 ',
    '413\n',
    '413@',
    '413@2025-6-30',
    '413@2025-02-30',
    '413@2025-13-01',
    '413@0000-01-01',
    "413'",
    '%',
    '~',
    413,
    null,
  ])('refuse unit %j', (unit) => {
    expect(() => viewerOf({ ...claims, unit })).toThrow(Unauthenticated);
    expect(() => viewerOf({ ...claims, unit })).toThrow(/unit/);
  });

  test('accept every role and purpose of the programme and no other', () => {
    for (const role of ROLES) expect(viewerOf({ ...claims, role }).role).toBe(role);
    for (const purpose of PURPOSES) expect(viewerOf({ ...claims, purpose }).purpose).toBe(purpose);
    expect(() => viewerOf({ ...claims, role: 'admin' })).toThrow(/role/);
    expect(() => viewerOf({ ...claims, purpose: 'CURIOSITY' })).toThrow(/purpose/);
  });

  test('are refused with all faults named, whatever their shape', () => {
    expect(() => viewerOf({ subject: '', role: 'x', unit: 'y', purpose: 'z' })).toThrow(
      /subject .*role .*unit .*purpose /,
    );
    for (const shape of [null, undefined, 'text', 4, []]) {
      expect(() => viewerOf(shape)).toThrow(/^The token's claims are not usable: claims /);
    }
  });
});
