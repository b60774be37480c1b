/** The rules of a roll-up: zero against not reported, and where a mixed sum comes from. */

import type { Provenance } from '@diaban/shared/graphql/measure';
import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import {
  figureOf,
  NO_RECORD,
  provenanceOfSum,
  type RollUpPart,
  sourceOfSum,
  summaryOf,
} from './pledge-summary.rules.js';

const DAY = '2024-06-30';
const part = (
  provenance: Provenance,
  value: number | null,
  records = 1,
  source = `${provenance} text`,
): RollUpPart => ({
  unitId: 1,
  figure: 'PLEDGES',
  provenance,
  source,
  value,
  records,
});
const COVERAGE = { ...part('REPORTED', null, 1, 'register of the ward'), figure: 'COVERAGE' };

describe('a figure without records', () => {
  test('is a true zero where the register is complete, and names the register', () => {
    expect(figureOf([], COVERAGE, DAY)).toMatchObject({
      value: 0,
      status: 'ZERO',
      provenance: 'REPORTED',
      source: 'register of the ward',
    });
  });

  test('is not reported where nobody says that the register is complete', () => {
    expect(figureOf([], null, DAY)).toMatchObject({
      value: null,
      status: 'NOT_REPORTED',
      provenance: 'REGISTERED',
      source: NO_RECORD,
    });
  });
});

describe('a figure with records', () => {
  test.each([null, COVERAGE])('is shown in their own name, whatever the coverage (%#)', (coverage) => {
    expect(figureOf([part('PUBLISHED', 6)], coverage, DAY)).toMatchObject({
      value: 6,
      status: 'REPORTED',
      provenance: 'PUBLISHED',
      source: 'PUBLISHED text',
      period: { label: DAY },
    });
  });

  test.each([null, COVERAGE])(
    'that state no number is not reported, not even where complete (%#)',
    (coverage) => {
      const { value, status, source } = figureOf([part('PUBLISHED', null)], coverage, DAY);
      expect([value, status, source]).toEqual([null, 'NOT_REPORTED', 'PUBLISHED text']);
    },
  );

  test('takes value, provenance and source from those that state a number', () => {
    const { value, provenance, source } = figureOf(
      [part('SYNTHETIC', null), part('PUBLISHED', 2)],
      null,
      DAY,
    );
    expect([value, provenance, source]).toEqual([2, 'PUBLISHED', 'PUBLISHED text']);
  });

  test('that state zero is a true zero', () => {
    expect(figureOf([part('PUBLISHED', 0)], null, DAY).status).toBe('ZERO');
  });
});

describe('the provenance of a sum', () => {
  test.each<[string, [Provenance, number][], Provenance]>([
    ['one published record is published', [['PUBLISHED', 1]], 'PUBLISHED'],
    ['one reported record is reported', [['REPORTED', 1]], 'REPORTED'],
    ['several published records were never published as a sum', [['PUBLISHED', 2]], 'COMPUTED'],
    [
      'published records of two sources neither',
      [
        ['PUBLISHED', 1],
        ['PUBLISHED', 1],
      ],
      'COMPUTED',
    ],
    ['any number of registered records is a count of the register', [['REGISTERED', 40]], 'REGISTERED'],
    [
      'registered and reported records make a computed sum',
      [
        ['REGISTERED', 1],
        ['REPORTED', 1],
      ],
      'COMPUTED',
    ],
    ['synthetic records make a synthetic sum', [['SYNTHETIC', 12]], 'SYNTHETIC'],
    [
      'one synthetic part makes the sum synthetic',
      [
        ['PUBLISHED', 1],
        ['SYNTHETIC', 1],
      ],
      'SYNTHETIC',
    ],
    [
      'wherever it stands',
      [
        ['SYNTHETIC', 1],
        ['REGISTERED', 90],
        ['REPORTED', 3],
      ],
      'SYNTHETIC',
    ],
  ])('%s', (_, parts, expected) => {
    expect(provenanceOfSum(parts.map(([provenance, records]) => ({ provenance, records })))).toBe(expected);
  });
});

describe('the source of a sum', () => {
  const sources = (...names: string[]) => sourceOfSum(names.map((source) => ({ source })));

  test('names each source once, in a fixed order', () => {
    expect(sources('b', 'a', 'b')).toBe('a; b');
  });

  test('names three and says how many more there are', () => {
    expect(sources('e', 'd', 'c', 'b', 'a')).toBe('a; b; c; and 2 more');
  });
});

test('a summary has a figure for every field, each from its own parts', () => {
  const summary = summaryOf(
    [part('PUBLISHED', 3, 3), { ...part('PUBLISHED', 6), figure: 'RESIDENTIAL_BLOCKS' }],
    { asOf: DAY, signedFrom: null },
  );
  expect(Object.keys(summary).sort()).toEqual([
    'emulationPacts',
    'households',
    'organizations',
    'pledges',
    'residentialBlocks',
    'signatories',
    'unnumberedSignatories',
  ]);
  expect([summary.pledges.value, summary.residentialBlocks.value, summary.households.value]).toEqual([
    3,
    6,
    null,
  ]);
});
