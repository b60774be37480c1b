/** What a value of an enum is called in files, going out and coming in: the Vietnamese words that its description gives. */

/** @param description of the value in the schema, such as `Prosecuted (truy tố).` @returns what stands in its first parentheses, with a capital; null where nothing does */
export function valueLabel(description: string | null | undefined): string | null {
  const term = /\(([^()]+)\)/.exec(description ?? '')?.[1];
  return term === undefined ? null : term.slice(0, 1).toLocaleUpperCase('vi') + term.slice(1);
}
