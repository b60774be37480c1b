// Byte text: a string each of whose characters is one byte of a text in UTF-8. JSON of subgraphs elsewhere is read,
// merged and written in this form, because it needs no decoding on its way in and no encoding on its way out, and
// takes half the memory: what JSON says with its structure is ASCII, and what is not lies inside strings that the
// engine only hands on. ASCII is the same in both forms.

/** How the characters of a text become bytes: as UTF-8, or one by one where it is byte text. */
export type TextEncoding = 'utf8' | 'latin1';

const beyondAscii = /[^\0-\x7f]/;

/** The byte text of a text. */
export function byteText(text: string): string {
  return beyondAscii.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

/** The text of a byte text. */
export function fromByteText(bytes: string): string {
  return beyondAscii.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}

/** A JSON value with all its strings as byte text. */
export function withByteText<Value>(value: Value): Value {
  if (typeof value === 'string') return byteText(value) as Value;
  if (Array.isArray(value)) return value.map(withByteText) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [byteText(key), withByteText(one)]);
  return Object.fromEntries(entries) as Value;
}
