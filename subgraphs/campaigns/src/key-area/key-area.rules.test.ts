/** Which class a unit gets, and when that cannot be said. */
import { describe, expect, test } from '@jest/globals';
import { classVerdict, communeClassOf, criterionVerdict, type UnitFacts } from './key-area.rules.js';
import { RULE_SETS } from './key-area-rule-sets.js';

const [QD28, QD3122] = RULE_SETS as [(typeof RULE_SETS)[0], (typeof RULE_SETS)[0]];
const CLEAN: UnitFacts = {
  PEOPLE_WITH_FILES_SHARE: 0,
  HARBOURING_PLACES: 0,
  OFFENDERS_ARRESTED_SHARE: 0,
  PLANTS: 0,
  PLANTED_AREA: 0,
  onKeyRoute: false,
};
const NOTHING_KNOWN: UnitFacts = { onKeyRoute: null };

describe('by QĐ 28/2025 a commune', () => {
  test.each<[string, Partial<UnitFacts>, string]>([
    ['with nothing at all is no key area', {}, 'NONE'],
    [
      'with three criteria at the bounds of type I is of type I',
      { PEOPLE_WITH_FILES_SHARE: 0.5, HARBOURING_PLACES: 2, OFFENDERS_ARRESTED_SHARE: 0.1 },
      'TYPE_I',
    ],
    [
      'with two of them on a key route is of type I: the two count as the fifth criterion',
      { PEOPLE_WITH_FILES_SHARE: 0.5, HARBOURING_PLACES: 2, onKeyRoute: true },
      'TYPE_I',
    ],
    [
      'with two of them, not on a key route, and little else hangs on unread bounds of type II',
      { PEOPLE_WITH_FILES_SHARE: 0.5, HARBOURING_PLACES: 2, PLANTS: 10 },
      'UNKNOWN',
    ],
    [
      'with one place, offenders at 0.05% and 125 m² is of type II',
      { HARBOURING_PLACES: 1, OFFENDERS_ARRESTED_SHARE: 0.05, PLANTED_AREA: 125 },
      'TYPE_II',
    ],
    ['with one place and nothing else is of type III', { HARBOURING_PLACES: 1 }, 'TYPE_III'],
    [
      'with a few offenders only cannot be told: the bound of type III was not read',
      { OFFENDERS_ARRESTED_SHARE: 0.01 },
      'UNKNOWN',
    ],
    [
      'with many plants counts them like area',
      { PLANTS: 3_000, HARBOURING_PLACES: 2, OFFENDERS_ARRESTED_SHARE: 0.2 },
      'TYPE_I',
    ],
    [
      'on a key route or not, who knows: two criteria of type I might be three',
      { PEOPLE_WITH_FILES_SHARE: 0.5, HARBOURING_PLACES: 2, onKeyRoute: null },
      'UNKNOWN',
    ],
    ['with nothing, and an unknown route, is no key area', { onKeyRoute: null }, 'NONE'],
    ['of which the offenders are not known cannot be told', { OFFENDERS_ARRESTED_SHARE: null }, 'UNKNOWN'],
  ])('%s', (_what, facts, expected) => {
    expect(communeClassOf(QD28, { ...CLEAN, ...facts })).toBe(expected);
  });

  test('of which nothing is known cannot be told, nor whether a province is one, nor whether a unit is drug-free', () => {
    expect(communeClassOf(QD28, NOTHING_KNOWN)).toBe('UNKNOWN');
    expect(classVerdict(QD28, 'KEY_PROVINCE', { ...CLEAN, HARBOURING_PLACES: 9 })).toBe('UNKNOWN');
    expect(classVerdict(QD28, 'DRUG_FREE', CLEAN)).toBe('UNKNOWN');
  });

  test.each([
    ['TYPE_I', 0.499, 'NOT_MET'],
    ['TYPE_II', 0.5, 'MET'],
    ['TYPE_II', 0.499, 'UNKNOWN'],
    ['TYPE_III', 0.001, 'UNKNOWN'],
    ['TYPE_III', 0, 'NOT_MET'],
  ] as const)('meets the share of people at %s with %s: %s', (areaClass, value, verdict) => {
    const facts = { ...CLEAN, PEOPLE_WITH_FILES_SHARE: value };
    expect(criterionVerdict(QD28, areaClass, 'PEOPLE', facts)).toBe(verdict);
  });
});

describe('by QĐ 3122/2010 a commune', () => {
  test.each<[string, Partial<UnitFacts>, string]>([
    ['with 100 people with files is of type I', { PEOPLE_WITH_FILES: 100 }, 'TYPE_I'],
    ['with five hotspots is of type I', { HOTSPOTS: 5 }, 'TYPE_I'],
    [
      'below both cannot be told: other criteria were not read',
      { PEOPLE_WITH_FILES: 99, HOTSPOTS: 4 },
      'UNKNOWN',
    ],
    ['with any planted area cannot be told: the bound has no unit', { PLANTED_AREA: 5_000 }, 'UNKNOWN'],
  ])('%s', (_what, facts, expected) => {
    expect(communeClassOf(QD3122, { ...CLEAN, ...facts })).toBe(expected);
  });
});

test('only what was read of QĐ 28/2025 is there: six bounds of type I, three of type II, none of type III', () => {
  const known = (at: number) =>
    QD28.classes[at]!.criteria.flatMap(({ anyOf }) => anyOf.map(({ atLeast }) => atLeast)).filter(
      (bound) => bound !== null,
    );
  expect(known(0)).toEqual([0.5, 2, 0.1, 3_000, 750, 2]);
  expect(known(1)).toEqual([1, 0.05, 125]);
  expect(known(2)).toEqual([]);
});
