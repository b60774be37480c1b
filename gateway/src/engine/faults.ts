// Keeps what went wrong during a run until the answer is written, and indexes it by place.
import type { ClientError } from './errors.js';
import type { Path } from './json.js';
import type { Shape } from './shape.js';

/** Something that a subgraph reported, or that it could not be reached. */
export interface Fault {
  readonly message: string;
  readonly extensions?: Record<string, unknown> | undefined;
  /** Whether the answer already tells of it. */
  told: boolean;
}

/** An error with the exact place of the field that raised it. */
export interface LocatedFault extends Fault {
  readonly path: Path;
}

/**
 * Fields that are not there because of something that happened elsewhere: all of `shape` under `place`
 * that the data lacks.
 */
export interface Shortfall {
  readonly place: Path;
  readonly shape: Shape;
  readonly fault: Fault;
  /**
   * The located errors that made a subgraph give up the whole object, when that is the cause: the fields of
   * the shape then did not fail themselves.
   */
  readonly causes: readonly LocatedFault[];
}

/** The faults at a place of the answer and under it. */
export interface FaultNode {
  readonly located: LocatedFault[];
  readonly shortfalls: Shortfall[];
  readonly children: Map<string | number, FaultNode>;
}

/** All faults of one run. */
export class Faults {
  readonly located: LocatedFault[] = [];
  readonly shortfalls: Shortfall[] = [];

  get any(): boolean {
    return this.located.length > 0 || this.shortfalls.length > 0;
  }

  /** Records an error at its exact place. */
  locate(path: Path, error: ClientError): LocatedFault {
    const fault: LocatedFault = { path, message: error.message, extensions: error.extensions, told: false };
    this.located.push(fault);
    return fault;
  }

  /** What an incomplete object at this place has to be blamed on, if anything went wrong there or above. */
  causeAt(place: Path): Shortfall | LocatedFault | undefined {
    return (
      this.shortfalls.find((one) => startsWith(place, one.place)) ??
      this.located.find((one) => startsWith(one.path, place))
    );
  }

  /** Records that `shape` is missing at `place` for the reason found there, if there is one. */
  inherit(place: Path, shape: Shape): void {
    const cause = this.causeAt(place);
    if (cause === undefined) return;
    this.shortfalls.push(
      'fault' in cause
        ? { place, shape, fault: cause.fault, causes: cause.causes }
        : { place, shape, fault: cause, causes: [cause] },
    );
  }

  /** The faults by place. */
  index(): FaultNode {
    const root = emptyNode();
    for (const fault of this.located) nodeAt(root, fault.path).located.push(fault);
    for (const shortfall of this.shortfalls) nodeAt(root, shortfall.place).shortfalls.push(shortfall);
    return root;
  }
}

function startsWith(path: Path, prefix: Path): boolean {
  return prefix.length <= path.length && prefix.every((key, at) => key === path[at]);
}

function emptyNode(): FaultNode {
  return { located: [], shortfalls: [], children: new Map() };
}

function nodeAt(root: FaultNode, path: Path): FaultNode {
  let node = root;
  for (const key of path) {
    let child = node.children.get(key);
    if (child === undefined) {
      child = emptyNode();
      node.children.set(key, child);
    }
    node = child;
  }
  return node;
}
