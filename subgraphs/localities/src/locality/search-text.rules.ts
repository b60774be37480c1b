/** How a search text is read: abbreviations of kinds are spelled out, and accents count only where they were typed. */
import { Invalid } from '@diaban/shared/errors';

const ABBREVIATIONS: [RegExp, string][] = [
  [/^(tp\.?|thanh pho)\s+/i, 'thành phố '],
  [/^tx\.?\s+/i, 'thị xã '],
  [/^tt\.?\s+/i, 'thị trấn '],
  [/^q\.?\s+(?=\S)/i, 'quận '],
  [/^h\.\s*/i, 'huyện '],
  [/^p\.\s*/i, 'phường '],
  [/^x\.\s*/i, 'xã '],
];

const MARK = /\p{M}|đ/iu;

/** What the database compares: letters without accents, and the accented text when it tells more. */
export interface SearchText {
  /** lower case, no accents, no spaces */
  bare: string;
  /** the text as typed, empty when no accents were typed */
  accented: string;
}

/** @throws Invalid when nothing is left to search for, or the text is longer than any name */
export function searchTextOf(text: string): SearchText {
  const typed = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const rule = ABBREVIATIONS.find(([pattern]) => pattern.test(typed));
  const spelled = rule ? typed.replace(rule[0], rule[1]) : typed;
  const bare = spelled
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  if (bare.length === 0)
    throw new Invalid('text has no letter or digit to search for: write a name or part of one', 'text');
  if (typed.length > 100)
    throw new Invalid('text is longer than 100 characters: write a name or part of one', 'text');
  // the accents of a spelled-out abbreviation were not typed by the user
  return { bare, accented: MARK.test(typed.normalize('NFD')) ? spelled.toLowerCase() : '' };
}
