// Decides which faults an answer tells, where, and how often, while its values are completed.
import { clientKey } from './data-keys.js';
import type { ClientError } from './errors.js';
import type { Fault, FaultNode, Faults, LocatedFault } from './faults.js';
import { type Blame, fieldName, type Position, pathTo } from './position.js';
import type { OutputSelection } from './selection.js';

/** An error that would be dropped again if a null above swallowed its place. */
type Told = ClientError & { readonly collateral?: true };

const none: readonly Blame[] = [];
/** One failed fetch can empty thousands of fields; more than this many entries help nobody. */
const mostBlamed = 1000;

/** The growing `errors` list of one answer. */
export class Telling {
  readonly #faults: Faults;
  readonly #errors: Told[] = [];
  readonly #places = new Set<string>();
  #blamed = 0;
  #swallowed = false;

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** The errors, with those that have no place in the answer at the end. */
  finish(): readonly ClientError[] {
    if (!this.#swallowed) {
      for (const { fault, causes } of this.#faults.shortfalls) {
        if (causes.length === 0 && !fault.told) this.#push(fault, undefined);
      }
    }
    return this.#errors.map(({ message, path, extensions }) => ({ message, path, extensions }));
  }

  /** The blame for what lies in an object: what came down with it and what is known of its place. */
  enter(at: Position): readonly Blame[] {
    const here = at.faults?.shortfalls;
    if (here === undefined || here.length === 0) return at.blame;
    return [...here.map((shortfall) => ({ shortfall, shape: shortfall.shape })), ...at.blame];
  }

  /** The blame that reaches a field. */
  descend(blame: readonly Blame[], key: string): readonly Blame[] {
    if (blame.length === 0) return none;
    return blame.flatMap(({ shortfall, shape }) => {
      const child = shape.get(key);
      return child === undefined ? [] : [{ shortfall, shape: child }];
    });
  }

  /** How many errors there are, to `settle` from later. */
  mark(): number {
    return this.#errors.length;
  }

  /** A null swallowed everything since the mark: fields that only suffered from it are not told. */
  settle(mark: number): void {
    this.#swallowed = true;
    const kept = this.#errors.splice(mark).filter((error) => error.collateral !== true);
    this.#errors.push(...kept);
  }

  /** Tells why there is no value here: its own errors, or a failed fetch, or the broken promise of a type. */
  explainNull(at: Position, absent: boolean, required: boolean): void {
    if (required) this.#swallowed = true;
    if (at.faults !== undefined && this.#tellBelow(at.faults)) {
      // Faults below may have taken nothing with them: then those are told, too, that took what is absent.
      const isExplained = !absent || !required || at.faults.located.length > 0;
      if (isExplained || at.blame.every(({ shortfall }) => shortfall.causes.length === 0)) return;
    }
    if (absent && this.#blame(at, required)) return;
    if (required) {
      this.#add(`Cannot return null for non-nullable field ${fieldName(at)}.`, at);
    }
  }

  /** Tells why an object's type is not known, when a failed fetch was to bring it. */
  explainType(at: Position): boolean {
    const here = this.enter(at);
    return this.#blame({ ...at, blame: here }, true);
  }

  /** Tells an error of the engine's own finding; the position becomes null. */
  fail(message: string, at: Position): undefined {
    this.#swallowed = true;
    this.#add(message, at);
  }

  /** Tells errors reported exactly at a place that has a value nevertheless. */
  tellHere(node: FaultNode): void {
    for (const fault of node.located) this.#tell(fault);
  }

  /**
   * Tells errors of fields that the client did not select but that others needed, at the object they concern. What
   * the client selects for objects of another type may have been fetched for this one too: its errors do not matter.
   */
  tellUnselected(at: Position, selection: OutputSelection): void {
    for (const [key, node] of at.faults?.children ?? []) {
      if (typeof key === 'string' && !selection.mentions(clientKey(key))) {
        this.#tellBelow(node, pathTo(at));
      }
    }
  }

  #blame(at: Position, required: boolean): boolean {
    // An error with a place explains a loss better than one that its subgraph gave no place.
    const blame = at.blame.find(({ shortfall }) => shortfall.causes.length > 0) ?? at.blame[0];
    if (blame === undefined) return false;
    const { fault, causes } = blame.shortfall;
    if (causes.length > 0 && required) {
      for (const cause of causes) this.#tell(cause);
      return true;
    }
    this.#blamed += 1;
    if (this.#blamed > mostBlamed) {
      if (this.#blamed === mostBlamed + 1) this.#push(fault, undefined);
    } else if (causes.length > 0) {
      this.#errors.push({ ...shown(fault), path: pathTo(at), collateral: true });
    } else this.#push(fault, pathTo(at));
    return true;
  }

  #tellBelow(node: FaultNode, path?: readonly (string | number)[]): boolean {
    let any = node.located.length > 0;
    for (const fault of node.located) this.#tell(fault, path);
    for (const child of node.children.values()) any = this.#tellBelow(child, path) || any;
    return any;
  }

  #tell(fault: LocatedFault, path: readonly (string | number)[] = fault.path): void {
    if (fault.told) return;
    if (path === fault.path) {
      // Two subgraphs may report the same shared field, of which the specification wants one error.
      const place = path.join('.');
      fault.told = this.#places.has(place);
      if (fault.told) return;
      this.#places.add(place);
    }
    this.#push(
      fault,
      path.map((key) => (typeof key === 'string' ? clientKey(key) : key)),
    );
  }

  #push(fault: Fault, path: readonly (string | number)[] | undefined): void {
    fault.told = true;
    this.#errors.push({ ...shown(fault), path });
  }

  #add(message: string, at: Position): void {
    this.#errors.push({ message, path: pathTo(at) });
  }
}

function shown(fault: Fault): ClientError {
  return { message: fault.message, extensions: fault.extensions };
}
