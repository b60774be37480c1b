/** Limits the length of a document before it is understood: parsing and validation cost time too. */

export const MAX_TOKENS = 5_000;

/** The parser's own words name neither the fix nor whose limit it is. */
export function tokenFault(message: string): string | null {
  if (
    !message.includes(`more that ${MAX_TOKENS} tokens`) &&
    !message.includes(`more than ${MAX_TOKENS} tokens`)
  )
    return null;
  return `The document has more than ${MAX_TOKENS} tokens (names, numbers, punctuation). Shorten it, or send several`;
}
