/** Limits how often fields are asked for under another name: aliases repeat work that no list size bounds. */
import { fold, type LimitedOperation } from './fold.js';

export const MAX_ALIASES = 50;

/** @returns what is wrong and how to mend it, or null */
export function aliasFault(operation: LimitedOperation): string | null {
  const aliases = fold<number>(operation, {
    field: ({ node }, selections) => (node.alias ? 1 : 0) + selections,
    all: (parts) => parts.reduce((sum, part) => sum + part, 0),
  });
  if (aliases <= MAX_ALIASES) return null;
  return `The operation has ${aliases} aliases; the limit is ${MAX_ALIASES}. Ask for a list with a filter instead of many single objects`;
}
