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
  /** The first of each kind by place, so that finding a cause does not search all of them. */
  readonly #shortfallAt = new Map<string, Shortfall>();
  /** The causes by what was given up: a shape is one fetch's. */
  readonly #givenUp = new Map<Shape, Map<string, LocatedFault[]>>();
  readonly #locatedUnder = new Map<string, LocatedFault>();
  readonly #shortfallUnder = new Map<string, Shortfall>();

  get any(): boolean {
    return this.located.length > 0 || this.shortfalls.length > 0;
  }

  /** Records an error at its exact place. */
  locate(path: Path, error: ClientError): LocatedFault {
    const fault: LocatedFault = { path, message: error.message, extensions: error.extensions, told: false };
    this.located.push(fault);
    for (const prefix of prefixes(path)) {
      if (!this.#locatedUnder.has(prefix)) this.#locatedUnder.set(prefix, fault);
    }
    return fault;
  }

  /** Records that `shape` is missing at `place`. */
  lack(place: Path, shape: Shape, fault: Fault, causes: readonly LocatedFault[] = []): void {
    const shortfall: Shortfall = { place, shape, fault, causes };
    this.shortfalls.push(shortfall);
    const key = place.join(separator);
    if (!this.#shortfallAt.has(key)) this.#shortfallAt.set(key, shortfall);
    for (const prefix of prefixes(place)) {
      if (!this.#shortfallUnder.has(prefix)) this.#shortfallUnder.set(prefix, shortfall);
    }
  }

  /** Records that a subgraph gave up the object at `place`, and with it `shape`: `cause` is one reason, maybe of several. */
  giveUp(place: Path, shape: Shape, cause: LocatedFault): void {
    const places = this.#givenUp.get(shape) ?? new Map<string, LocatedFault[]>();
    this.#givenUp.set(shape, places);
    const key = place.join(separator);
    const causes = places.get(key);
    if (causes !== undefined) {
      causes.push(cause);
      return;
    }
    const first = [cause];
    places.set(key, first);
    this.lack(place, shape, cause, first);
  }

  /** Records that `shape` is missing at `place` for what went wrong there, above or below, if anything did. */
  inherit(place: Path, shape: Shape): void {
    for (const prefix of prefixes(place)) {
      const cause = this.#shortfallAt.get(prefix);
      if (cause === undefined) continue;
      this.lack(place, shape, cause.fault, cause.causes);
      return;
    }
    const key = place.join(separator);
    const fault = this.#locatedUnder.get(key);
    const below = this.#shortfallUnder.get(key);
    if (fault !== undefined) this.lack(place, shape, fault, [fault]);
    else if (below !== undefined) this.lack(place, shape, below.fault, below.causes);
  }

  /** The faults by place. */
  index(): FaultNode {
    const root = emptyNode();
    for (const fault of this.located) nodeAt(root, fault.path).located.push(fault);
    for (const shortfall of this.shortfalls) nodeAt(root, shortfall.place).shortfalls.push(shortfall);
    return root;
  }
}

/** Response keys hold no such character. */
const separator = '.';

/** The texts of a path and of all paths above it, the root first. */
function prefixes(path: Path): string[] {
  const texts = [''];
  for (const key of path) {
    const above = texts.at(-1)!;
    texts.push(texts.length === 1 ? String(key) : `${above}${separator}${key}`);
  }
  return texts;
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
