// The data behind a model: every value follows from the names that lead to it, so that any subgraph and the unsplit
// schema see the same; some positions are null or fail, also where they may not.
import { type GraphQLOutputType, isEnumType, isLeafType, isListType, isNonNullType } from 'graphql';
import { requiredText } from './fuzz-required.js';
import type { FieldModel, Model } from './fuzz-types.js';
import { hashed } from './random.js';

/** How unruly the data is; each but the last a probability. */
export interface Unruliness {
  readonly nulls: number;
  readonly violations: number;
  readonly failures: number;
  /** The longest list. */
  readonly longest: number;
}

/** An object on its way through resolvers. */
export interface Thing {
  readonly __typename: string;
  readonly key: string;
  /** What came in with the entity's representation. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Fields that the path to this object provides. */
  readonly provided?: string;
}

/** The type of an object by its key: a subgraph may know the object as its interface only. */
export function ownerOf(thing: Thing): string {
  return /^([TV]\d+)[-:]/.exec(thing.key)?.[1] ?? thing.__typename;
}

/** Numbers of entities from here on are of tame ones. */
const firstTame = 5_000_000;

function isTame(key: string): boolean {
  return key.startsWith('S') || /^\w+:tame\//.test(key) || Number(/-(\d+)$/.exec(key)?.[1]) >= firstTame;
}

export type Arguments = Readonly<Record<string, unknown>>;

/** Resolves any field of any schema of a model. */
export class FuzzData {
  /** How many mutations have run. */
  mutations = 0;
  /** The fields of the unsplit schema, whose types decide what values there are. */
  typeOf: (type: string, field: string) => GraphQLOutputType = () => {
    throw new Error('no schema yet');
  };
  readonly #model: Model;
  readonly #unruly: Unruliness;
  readonly #members: ReadonlyMap<string, readonly string[]>;
  readonly #entities: ReadonlySet<string>;
  readonly #homes = new Map<string, string>();
  readonly #fields = new Map<string, FieldModel>();

  constructor(model: Model, unruly: Unruliness) {
    this.#model = model;
    this.#unruly = unruly;
    this.#members = new Map([...model.interfaces, ...model.unions].map((one) => [one.name, one.members]));
    this.#entities = new Set(model.objects.filter((one) => one.isEntity).map((one) => one.name));
    for (const one of model.interfaces) {
      for (const field of one.objectIn?.fields ?? []) {
        for (const member of one.members) this.#homes.set(`${member}.${field.name}`, one.name);
      }
    }
    for (const object of model.objects) {
      for (const field of object.fields) this.#fields.set(`${object.name}.${field.name}`, field);
    }
  }

  /** The value of a field of an object, or of a root type when there is none; tells when what it requires failed. */
  resolve(
    parent: Thing | undefined,
    root: string,
    fieldName: string,
    args: Arguments,
    lacks: () => void = () => undefined,
  ): unknown {
    const owner = parent === undefined ? root : ownerOf(parent);
    if (owner === 'Mutation') this.mutations += 1;
    const key = parent?.key ?? 'root';
    if (this.#entities.has(owner)) {
      if (fieldName === 'id') return key;
      if (fieldName === 'code') return `c-${key}`;
      if (fieldName === 'org') return { __typename: 'Org', key: `o-${key}` };
    }
    if (owner === 'Org') return key;
    const field = this.#fields.get(`${owner}.${fieldName}`);
    if (field?.counts) return this.mutations;
    if (field?.requires !== undefined) return this.#made(parent!, field.requires, fieldName, lacks);
    const home = this.#homes.get(`${owner}.${fieldName}`) ?? owner;
    const seed = `${this.#model.seed}/${home}/${key}/${fieldName}/${argumentsText(args)}`;
    const safe = field?.safe === true || isTame(key);
    if (!safe && hashed(`${seed}?fail`) < this.#unruly.failures) throw new Error(`failed ${seed}`);
    return this.value(this.typeOf(owner, fieldName), seed, safe);
  }

  /** Whether a field is made of what others tell. */
  isMade(parent: Thing | undefined, fieldName: string): boolean {
    if (parent === undefined) return false;
    return this.#fields.get(`${ownerOf(parent)}.${fieldName}`)?.requires !== undefined;
  }

  /** The events of a subscription: root objects to resolve its field on. */
  async *events(field: string): AsyncGenerator<Thing, void> {
    const count = Math.floor(hashed(`${this.#model.seed}/${field}/events`) * 4);
    for (let at = 0; at < count; at++) yield { __typename: 'Subscription', key: `event${at}` };
  }

  /** Some value of a type, the same for the same seed. */
  value(type: GraphQLOutputType, seed: string, safe: boolean): unknown {
    const nulls = isNonNullType(type) ? this.#unruly.violations : this.#unruly.nulls;
    if (!(safe && isNonNullType(type)) && hashed(`${seed}?null`) < nulls) return null;
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) {
      const length = Math.floor(hashed(`${seed}#`) * (this.#unruly.longest + 1));
      return Array.from({ length }, (_, at) => this.value(inner.ofType, `${seed}[${at}]`, safe));
    }
    return isLeafType(inner) ? this.#leaf(inner, seed) : this.thing(inner.name, seed, safe);
  }

  /** Some object of a composite type; of a tame one no field fails, so that it is not lost for `@requires`. */
  thing(type: string, seed: string, tame: boolean): Thing {
    const members = this.#members.get(type);
    const name = members === undefined ? type : members[Math.floor(hashed(`${seed}:type`) * members.length)]!;
    if (!this.#entities.has(name)) return { __typename: name, key: `${name}:${tame ? 'tame/' : ''}${seed}` };
    const number = Math.floor(hashed(`${seed}:id`) * this.#model.rows) + (tame ? firstTame : 0);
    return { __typename: name, key: `${name}-${name.startsWith('S') ? 0 : number}` };
  }

  /** The value of a field with @requires: a text of what was required, from the representation or from here. */
  #made(parent: Thing, selection: string, fieldName: string, lacks: () => void): string {
    if (parent.given !== undefined) {
      const read = (object: object, name: string) => (object as Record<string, unknown>)[name];
      return `${fieldName} of ${requiredText(selection, parent.given, read)}`;
    }
    const read = (object: object, name: string, args: Arguments) => {
      try {
        return this.resolve(object as Thing, '', name, args, lacks);
      } catch {
        lacks();
        return null;
      }
    };
    return `${fieldName} of ${requiredText(selection, parent, read)}`;
  }

  #leaf(type: GraphQLOutputType, seed: string): unknown {
    if (isEnumType(type)) {
      const colors = ['RED', 'GREEN', 'BLUE', ...(this.#model.hiddenColor ? ['HIDDEN'] : [])];
      return colors[Math.floor(hashed(seed) * colors.length)];
    }
    switch (String(type)) {
      case 'Int':
        return Math.floor(hashed(seed) * 1000) - 500;
      case 'Float':
        return hashed(seed) * 100;
      case 'Boolean':
        return hashed(seed) < 0.5;
      case 'ID':
        return `id${Math.floor(hashed(seed) * 1000)}`;
      default:
        return hashed(seed) < 0.2
          ? 'quote " back \\ line \n é 😀 \u2028'
          : `text${Math.floor(hashed(seed) * 1000)}`;
    }
  }
}

export function argumentsText(args: Arguments): string {
  if (Object.keys(args).length === 0) return '{}';
  return JSON.stringify(args, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
