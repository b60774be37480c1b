/** Limits the root fields of an operation: each is a question of its own. */
import { fold, type LimitedOperation } from './fold.js';

export const MAX_ROOT_FIELDS = 20;

/** @returns what is wrong and how to mend it, or null */
export function rootFieldFault(operation: LimitedOperation): string | null {
  const fields = fold<number>(operation, {
    // inner fields are summed as well and then forgotten here, so that what remains at the end are root fields
    field: () => 1,
    all: (parts) => parts.reduce((sum, part) => sum + part, 0),
  });
  if (fields <= MAX_ROOT_FIELDS) return null;
  return `The operation has ${fields} root fields; the limit is ${MAX_ROOT_FIELDS}. Send several operations`;
}
