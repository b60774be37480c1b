/** Keeps what points at a person out of free text: identity numbers, telephone numbers and e-mail addresses. */

const PATTERNS: readonly RegExp[] = [
  // identity number (căn cước), also written in groups
  /(?<!\d)(?:\d{12}|\d{3}([ .])\d{3}\1\d{3}\1\d{3}|\d{4}([ .])\d{4}\2\d{4})(?!\d)/,
  // telephone: 0912345678, +84 912 345 678, 0238.382.1234, 0912.34.56.78
  /(?<!\d)(?:\+?84|0)[235789]\d{8,9}(?!\d)/,
  /(?<!\d)(?:\+?84[ .-]?|0)[235789]\d{1,3}([ .-])\d{3}\1?\d{3,4}(?!\d)/,
  /(?<!\d)0[235789]\d{2}([ .-])\d{2}\1\d{2}\1\d{2}(?!\d)/,
  // bounded, because a long text without the sign would otherwise be searched from each of its letters
  /[^\s@]{1,64}@[^\s@]{1,255}\.[^\s@]{2,63}/,
];
const EVERYWHERE = PATTERNS.map((pattern) => new RegExp(pattern, 'g'));

/** Longest text that is shown back to its sender; what lies far behind it need not be looked at. */
const SHOWN = 80;
const LOOKED_AT = 5 * SHOWN;

export function holdsPersonalData(text: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(text));
}

/** The text with dots in the place of what points at a person. */
export function masked(text: string): string {
  return EVERYWHERE.reduce((kept, pattern) => kept.replace(pattern, '•••'), text);
}

/** A value as a list of faults may show it: masked, on one line, and short. */
export function shown(value: string): string {
  const line = masked(value.slice(0, LOOKED_AT)).replace(/\s+/g, ' ');
  const short = line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
  // a cut may go through a sign of two halves, which no database takes
  return short.replace(/\p{Surrogate}/gu, '');
}
