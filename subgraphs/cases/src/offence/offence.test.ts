/** Proves where the law and the international classification place each offence. */
import { describe, expect, test } from '@jest/globals';
import { iccsCode, penalCodeArticle } from './offence.rules.js';
import { OFFENCE_TYPES } from './offence-type.js';

describe('an offence', () => {
  test('has its article of the Penal Code 2015', () => {
    expect(OFFENCE_TYPES.map((offence) => [offence, penalCodeArticle(offence, '2024-01-01')])).toEqual([
      ['TRAFFICKING', '251'],
      ['POSSESSION', '249'],
      ['TRANSPORT', '250'],
      ['ILLEGAL_USE', null],
      ['ORGANISING_USE', '255'],
      ['HARBOURING_USE', '256'],
    ]);
  });

  test('of illegal use has an article since 2025-07-01, when law 86/2025/QH15 made it a crime', () => {
    expect(penalCodeArticle('ILLEGAL_USE', '2025-06-30')).toBeNull();
    expect(penalCodeArticle('ILLEGAL_USE', '2025-07-01')).toBe('256a');
  });

  test('has a code of the international classification where one fits exactly', () => {
    expect(OFFENCE_TYPES.map((offence) => iccsCode(offence))).toEqual([
      '060121',
      '060111',
      '060121',
      '060111',
      null,
      null,
    ]);
  });
});
