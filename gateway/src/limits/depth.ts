/** Limits how deeply fields nest: units hold units, so nothing else ends `parent { parent { … } }`. */
import { fold, type LimitedOperation } from './fold.js';

export const MAX_DEPTH = 15;

/** @returns what is wrong and how to mend it, or null */
export function depthFault(operation: LimitedOperation): string | null {
  const depth = fold<number>(operation, {
    field: (_selected, selections) => 1 + selections,
    all: (parts) => Math.max(0, ...parts),
  });
  if (depth <= MAX_DEPTH) return null;
  return `The operation nests ${depth} fields deep; the limit is ${MAX_DEPTH}. Ask for the inner part in an operation of its own, starting from the id of the unit`;
}
