/** Where the law and the international classification of crime place an offence. */
import type { OffenceType } from './offence-type.js';

/** Since this day illegal use can be a crime (law 86/2025/QH15 added article 256a). */
const USE_IS_A_CRIME_SINCE = '2025-07-01';

const ARTICLES: Record<Exclude<OffenceType, 'ILLEGAL_USE'>, string> = {
  POSSESSION: '249',
  TRANSPORT: '250',
  TRAFFICKING: '251',
  ORGANISING_USE: '255',
  HARBOURING_USE: '256',
};

/** Article of the Penal Code 2015 for an act of some day, null where the act was no crime on that day. */
export function penalCodeArticle(offence: OffenceType, occurredOn: string): string | null {
  if (offence === 'ILLEGAL_USE') return occurredOn >= USE_IS_A_CRIME_SINCE ? '256a' : null;
  return ARTICLES[offence];
}

// ICCS 1.0 counts transport as trafficking (060121) and knows no code of its own for organising or harbouring use
const ICCS: Record<OffenceType, string | null> = {
  TRAFFICKING: '060121',
  TRANSPORT: '060121',
  POSSESSION: '060111',
  ILLEGAL_USE: '060111',
  ORGANISING_USE: null,
  HARBOURING_USE: null,
};

/** Code of the International Classification of Crime for Statistical Purposes, null where none fits exactly. */
export function iccsCode(offence: OffenceType): string | null {
  return ICCS[offence];
}
