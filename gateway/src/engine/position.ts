// A place in the answer while values are completed, and what may explain a missing value there.
import type { FaultNode, Shortfall } from './faults.js';
import type { OutputField } from './selection.js';
import type { Shape } from './shape.js';

/** A place in the answer, with what is known to have gone wrong there. */
export interface Position {
  /** Null at the root only. */
  readonly parent: Position | null;
  readonly key: string | number;
  readonly field: OutputField | null;
  readonly faults: FaultNode | undefined;
  /** Shortfalls that may explain why a value is not there. */
  readonly blame: readonly Blame[];
}

/** A shortfall on the way down: the part of its shape that lies at the current position. */
export interface Blame {
  readonly shortfall: Shortfall;
  readonly shape: Shape;
}

/** The path of a position, as clients see it. */
export function pathTo(position: Position): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at = position; at.parent !== null; at = at.parent) path.push(at.key);
  return path.reverse();
}

/** The field of a position, as messages name it. */
export function fieldName(position: Position): string {
  return position.field === null ? 'the root' : `${position.field.owner}.${position.field.name}`;
}
