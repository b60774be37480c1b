// What subgraph calls brought and lost in one run: the unsplit schema then fails at the fields that no call brought.
import type { GraphQLResolveInfo } from 'graphql';

/** What a call resolved. */
type Resolved = Pick<Page, 'fields' | 'types'>;

/** What one call was asked for; resolvers of subgraphs get it as their context and note there what they resolve. */
export class Page {
  /** The identity of each field by the text of its path in the call. */
  readonly fields = new Map<string, string>();
  /** Fields that other subgraphs resolve too. */
  readonly shared = new Set<string>();
  /** Objects of which the call told the concrete type. */
  readonly types = new Map<string, string>();
  /** Whether the subgraph forgets an entity or fails to find it. */
  readonly refuses: (key: string) => 'forgets' | 'fails' | null;

  constructor(refuses: (key: string) => 'forgets' | 'fails' | null) {
    this.refuses = refuses;
  }

  note(identity: string, info: GraphQLResolveInfo, isShared: boolean): void {
    this.fields.set(pathText(info.path), identity);
    if (isShared) this.shared.add(identity);
  }

  noteType(key: string, info: GraphQLResolveInfo): void {
    this.types.set(`${pathText(info.path)}.${key}`, typeOf(key));
  }
}

/** The identity of a field: the same object's field under the same arguments is the same everywhere. */
export function identityOf(key: string, field: string, args: string): string {
  return `${key}.${field}${args}`;
}

/** The identity of the knowledge of an object's concrete type. */
export function typeOf(key: string): string {
  return `${key}.__typename`;
}

export function pathText(path: GraphQLResolveInfo['path']): string {
  return path.prev === undefined ? String(path.key) : `${pathText(path.prev)}.${path.key}`;
}

/** Whether the unsplit schema answers a field in the same run. */
export type Fate = 'answers' | 'fails' | 'is null';

/** What all calls of a run brought. */
export class Ledger {
  /** How many calls brought a field. */
  readonly #brought = new Map<string, number>();
  readonly #lost = new Set<string>();
  readonly #corrupt = new Set<string>();
  readonly #refused = new Set<string>();
  readonly #absent: Fate;

  /** `absent` is what becomes of fields that no call brought. */
  constructor(absent: Fate) {
    this.#absent = absent;
  }

  bring({ fields, types }: Resolved): void {
    for (const identity of new Set([...fields.values(), ...types.values()])) {
      this.#brought.set(identity, (this.#brought.get(identity) ?? 0) + 1);
    }
  }

  lose({ fields, types }: Resolved): void {
    for (const identity of fields.values()) this.#lost.add(identity);
    for (const identity of types.values()) this.#lost.add(identity);
  }

  /** Of a call, one list of entities was lost. */
  loseList({ fields, types }: Page, alias: string): void {
    const part = (entries: ReadonlyMap<string, string>, lost: boolean) =>
      new Map([...entries].filter(([path]) => path.startsWith(`${alias}.`) === lost));
    this.lose({ fields: part(fields, true), types: part(types, true) });
    this.bring({ fields: part(fields, false), types: part(types, false) });
  }

  /** A call brought something else in the place of a field. */
  corrupt(identity: string): void {
    this.#corrupt.add(identity);
  }

  /** A subgraph would not tell of an object; what it was asked for is not known. */
  refuse(key: string): void {
    this.#refused.add(key);
  }

  /** Whether a field was lost in one place and brought in another, so that its fate depends on the place. */
  get isAmbiguous(): boolean {
    for (const identity of this.#brought.keys()) if (this.#isLost(identity)) return true;
    for (const identity of this.#corrupt) if ((this.#brought.get(identity) ?? 0) > 1) return true;
    return false;
  }

  /** The fate of a field; `doubtful` says what of those that were both lost and brought. */
  fate(identity: string, doubtful: 'answers' | 'fails'): Fate {
    const count = this.#brought.get(identity) ?? 0;
    if (count === 0) return this.#absent;
    const isCorrupt = this.#corrupt.has(identity);
    if (isCorrupt && count === 1) return 'fails';
    if (doubtful === 'answers') return 'answers';
    if (isCorrupt) return 'fails';
    return this.#isLost(identity) ? this.#absent : 'answers';
  }

  #isLost(identity: string): boolean {
    return this.#lost.has(identity) || this.#refused.has(identity.slice(0, identity.indexOf('.')));
  }
}
