/** Which organization may lead which, case by case. */
import type { Level } from '@diaban/shared/scope/level';
import { describe, expect, test } from '@jest/globals';
import type { OrganizationKind } from './organization-kind.js';
import { type Body, checkSuperior, superiorFault } from './superior.rules.js';

const PLACES = {
  centre: [null, null],
  province: ['0000100028', 'PROVINCE'],
  district: ['00001000280019d', 'DISTRICT'],
  'other district': ['00001000280019e', 'DISTRICT'],
  ward: ['00001000280019d0415c', 'WARD'],
  'other ward': ['00001000280019d0415d', 'WARD'],
  block: ['00001000280019d0415c10000', 'NEIGHBOURHOOD'],
} as const satisfies Record<string, readonly [string | null, Level | null]>;

function body(kind: OrganizationKind, place: keyof typeof PLACES, valid_to: string | null = null): Body {
  const [skey, level] = PLACES[place];
  return { id: `${kind} ${place}`, kind, name: `${kind} of the ${place}`, skey, level, valid_to };
}

type End = [OrganizationKind, keyof typeof PLACES];

test.each<[End, End]>([
  [
    ['POLICE', 'ward'],
    ['POLICE', 'district'],
  ],
  [
    ['POLICE', 'district'],
    ['POLICE', 'province'],
  ],
  [
    ['POLICE', 'province'],
    ['MINISTRY_OF_PUBLIC_SECURITY', 'centre'],
  ],
  [
    ['WOMENS_UNION', 'ward'],
    ['WOMENS_UNION', 'district'],
  ],
  [
    ['STEERING_COMMITTEE', 'district'],
    ['PARTY_COMMITTEE', 'district'],
  ],
  [
    ['SECURITY_TEAM', 'block'],
    ['POLICE', 'ward'],
  ],
  [
    ['SECURITY_TEAM', 'ward'],
    ['POLICE', 'ward'],
  ],
  [
    ['SCHOOL', 'ward'],
    ['DEPARTMENT', 'district'],
  ],
])('%j may be led by %j', (below, above) => {
  expect(superiorFault(body(...below), body(...above))).toBeNull();
});

test.each<[End, End, RegExp]>([
  [['POLICE', 'ward'], ['WOMENS_UNION', 'district'], /is led by POLICE or MINISTRY_OF_PUBLIC_SECURITY/],
  [['POLICE', 'ward'], ['POLICE', 'province'], /of the unit right above/],
  [['POLICE', 'ward'], ['POLICE', 'other district'], /of the unit right above/],
  [['POLICE', 'ward'], ['POLICE', 'other ward'], /of the unit right above/],
  [['POLICE', 'ward'], ['MINISTRY_OF_PUBLIC_SECURITY', 'centre'], /of the unit right above/],
  [['POLICE', 'province'], ['POLICE', 'district'], /the centre/],
  [['SECURITY_TEAM', 'block'], ['POLICE', 'district'], /own unit or from the unit right above/],
  [['SECURITY_TEAM', 'block'], ['SCHOOL', 'ward'], /is led by SECURITY_TEAM or PEOPLES_COMMITTEE or POLICE/],
])('%j is not led by %j', (below, above, why) => {
  expect(superiorFault(body(...below), body(...above))).toMatch(why);
});

describe('a superior', () => {
  const ward = body('POLICE', 'ward');

  test('of the usual kind keeps no reason', () => {
    expect(checkSuperior(ward, body('POLICE', 'district'), [], 'vì vậy')).toBeNull();
  });

  test('that is not the usual one needs a reason, and keeps it', () => {
    const province = body('POLICE', 'province');
    expect(() => checkSuperior(ward, province, [], null)).toThrow(/say in parentReason why/);
    expect(checkSuperior(ward, province, [], 'Không còn công an cấp huyện')).toBe(
      'Không còn công an cấp huyện',
    );
  });

  test('is never the organization itself, nor one below it, nor one that was dissolved, whatever the reason', () => {
    const above = body('POLICE', 'district');
    expect(() => checkSuperior(ward, ward, [], 'x')).toThrow(/the organization itself/);
    expect(() => checkSuperior(ward, above, [ward.id], 'x')).toThrow(/below this organization already/);
    expect(() => checkSuperior(ward, body('POLICE', 'district', '2025-02-28'), [], 'x')).toThrow(
      /dissolved on 2025-02-28/,
    );
  });
});
