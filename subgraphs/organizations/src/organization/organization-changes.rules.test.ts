/** When an organization may be registered, changed and dissolved, and how a change is told. */
import { describe, expect, test } from '@jest/globals';
import { difference } from '../register/difference.js';
import { existsOn, type Lifespan } from '../register/time.rules.js';
import { changedFields, checkDissolution, registeredColumns } from './organization-changes.rules.js';

const ON = '2025-06-30';
const EXISTING: Lifespan = { valid_from: '2020-01-01', valid_to: null };
const DISSOLVED: Lifespan = { valid_from: '2020-01-01', valid_to: '2024-12-31' };
const KEYS = { idempotencyKey: 'test-key', organizationId: 'x', expectedVersion: 1 };

describe('a registered organization', () => {
  const input = { idempotencyKey: 'test-key', localityId: 'u1', kind: 'SCHOOL', name: ' Trường ' } as const;

  test('counts from its first day, or from today where that is not known', () => {
    expect(registeredColumns({ ...input, validFrom: '2019-09-01' }, ON)).toMatchObject({
      name: 'Trường',
      valid_from: '2019-09-01',
      known_since: '2019-09-01',
    });
    expect(registeredColumns(input, ON)).toMatchObject({ valid_from: null, known_since: ON, bodies: 1 });
  });

  test('stands for a number of bodies that nobody says when that is null, which is not 1', () => {
    expect(registeredColumns({ ...input, bodies: null }, ON).bodies).toBeNull();
  });
});

describe('an organization that was dissolved', () => {
  test('is not changed and not dissolved again', () => {
    expect(() => changedFields(DISSOLVED, { ...KEYS, name: 'x' }, ON)).toThrow(/last day was 2024-12-31/);
    expect(() => checkDissolution(DISSOLVED, '2025-01-31', ON)).toThrow(/last day was 2024-12-31/);
  });

  test('existed to its last day', () => {
    expect(
      ['2019-12-31', '2020-01-01', '2024-12-31', '2025-01-01'].map((day) => existsOn(DISSOLVED, day)),
    ).toEqual([false, true, true, false]);
    expect(['2019', '2020', '2025-01', '2024-12'].map((stated) => existsOn(DISSOLVED, stated))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
});

test('an organization that exists is dissolved between its first day and today', () => {
  expect(() => checkDissolution(EXISTING, ON, ON)).not.toThrow();
  expect(() => checkDissolution(EXISTING, '2019-12-31', ON)).toThrow(/before its first day/);
  expect(() => checkDissolution(EXISTING, '2025-07-01', ON)).toThrow(/lies ahead/);
});

test('a change tells the fields that differ, and none that is left out', () => {
  const fields = changedFields(EXISTING, { ...KEYS, name: 'B', roleNote: null, validFrom: '2020-01-01' }, ON);
  expect(difference({ name: 'A', role_note: 'r', valid_from: '2020-01-01', bodies: 1 }, fields)).toEqual({
    columns: { name: 'B', role_note: null },
    before: { name: 'A', roleNote: 'r' },
    after: { name: 'B', roleNote: null },
  });
  expect(difference({ name: 'B', role_note: null, valid_from: '2020-01-01' }, fields)).toBeNull();
});
