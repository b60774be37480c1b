/** The one error of the embedded database, so that callers can show its text to the operator as it is. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
}

/** What went wrong, as one line of text, for use inside a longer message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of a failed system call ("ENOENT"), if that is what was thrown. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
