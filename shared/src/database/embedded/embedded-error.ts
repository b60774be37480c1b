/** The one error of the embedded database, so that callers can show its text to the operator as it is. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError';
}

// Errors of Node's own modules are of another realm where a test runner isolates its files, so `instanceof` misses them.

/** What went wrong, as one line of text, for use inside a longer message. */
export function reasonOf(error: unknown): string {
  const { message } = partsOf(error);
  return typeof message === 'string' ? message : String(error);
}

/** The code of a failed system call ("ENOENT"), if that is what was thrown. */
export function codeOf(error: unknown): string | undefined {
  const { code } = partsOf(error);
  return typeof code === 'string' ? code : undefined;
}

function partsOf(error: unknown): { message?: unknown; code?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}
