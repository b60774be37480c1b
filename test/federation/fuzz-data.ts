// The data behind a model: every value follows from the names that lead to it, so that any subgraph and the unsplit
// schema see the same; some positions are null or fail, also where they may not.
import {
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Model } from './fuzz-types.js';
import { hashed } from './random.js';

/** How unruly the data is; each a probability. */
export interface Unruliness {
  readonly nulls: number;
  readonly violations: number;
  readonly failures: number;
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
function ownerOf(thing: Thing): string {
  return /^([TV]\d+)[-:]/.exec(thing.key)?.[1] ?? thing.__typename;
}

/** Resolves any field of any schema of a model. */
export class FuzzData {
  readonly #model: Model;
  readonly #unruly: Unruliness;
  readonly #members: ReadonlyMap<string, readonly string[]>;
  readonly #homes = new Map<string, string>();
  readonly #safe = new Set<string>();
  readonly #requires = new Map<string, string>();

  constructor(model: Model, unruly: Unruliness) {
    this.#model = model;
    this.#unruly = unruly;
    this.#members = new Map([...model.interfaces, ...model.unions].map((one) => [one.name, one.members]));
    for (const one of model.interfaces) {
      for (const field of one.objectIn?.fields ?? []) {
        for (const member of one.members) this.#homes.set(`${member}.${field.name}`, one.name);
      }
    }
    for (const object of model.objects) {
      for (const field of object.fields) {
        if (field.safe) this.#safe.add(`${object.name}.${field.name}`);
        if (field.requires !== undefined) this.#requires.set(`${object.name}.${field.name}`, field.requires);
      }
    }
  }

  /** The field resolver for the unsplit schema and for every subgraph. */
  resolve(parent: Thing | undefined, args: Record<string, unknown>, info: GraphQLResolveInfo): unknown {
    const { fieldName, returnType } = info;
    const owner = parent === undefined ? info.parentType.name : ownerOf(parent);
    const key = parent?.key ?? 'root';
    if (this.#isEntity(owner)) {
      if (fieldName === 'id') return key;
      if (fieldName === 'code') return `c-${key}`;
      if (fieldName === 'org') return { __typename: 'Org', key: `o-${key}` };
    }
    if (owner === 'Org') return key;
    const required = this.#requires.get(`${owner}.${fieldName}`);
    if (required !== undefined) return this.#made(parent!, required, fieldName);
    const home = this.#homes.get(`${owner}.${fieldName}`) ?? owner;
    const seed = `${this.#model.seed}/${home}/${key}/${fieldName}/${argumentsText(args)}`;
    const safe = this.#safe.has(`${owner}.${fieldName}`);
    if (!safe && hashed(`${seed}?fail`) < this.#unruly.failures) throw new Error(`failed ${seed}`);
    return this.value(returnType, seed, safe);
  }

  /** Some value of a type, the same for the same seed. */
  value(type: GraphQLOutputType, seed: string, safe: boolean): unknown {
    const nulls = isNonNullType(type) ? this.#unruly.violations : this.#unruly.nulls;
    if (!(safe && isNonNullType(type)) && hashed(`${seed}?null`) < nulls) return null;
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) {
      const length = Math.floor(hashed(`${seed}#`) * 4);
      return Array.from({ length }, (_, at) => this.value(inner.ofType, `${seed}[${at}]`, safe));
    }
    if (isLeafType(inner)) return leaf(inner, seed);
    return this.thing(inner.name, seed);
  }

  /** Some object of a composite type. */
  thing(type: string, seed: string): Thing {
    const members = this.#members.get(type);
    const name = members === undefined ? type : members[Math.floor(hashed(`${seed}:type`) * members.length)]!;
    const number = Math.floor(hashed(`${seed}:id`) * 5);
    return { __typename: name, key: this.#isEntity(name) ? `${name}-${number}` : `${name}:${seed}` };
  }

  #isEntity(name: string): boolean {
    return this.#model.objects.some((object) => object.name === name && object.isEntity);
  }

  /** The value of a field with @requires: a text of what was required, from the representation or from here. */
  #made(parent: Thing, required: string, fieldName: string): unknown {
    const [, name = '', x, part] = /^(\w+)(?:\(x: (\d+)\))?(?: \{ (\w+) \})?$/.exec(required) ?? [];
    const found = parent.given === undefined ? this.#compute(parent, name, x, part) : parent.given[name];
    const shown = part === undefined || found === null ? found : (found as Record<string, unknown>)[part];
    return `${fieldName} of ${JSON.stringify(found === undefined ? 'nothing' : shown)}`;
  }

  #compute(parent: Thing, name: string, x: string | undefined, part: string | undefined): unknown {
    const args = x === undefined ? {} : { x: Number(x) };
    const seed = `${this.#model.seed}/${ownerOf(parent)}/${parent.key}/${name}/${argumentsText(args)}`;
    const value = this.value(this.typeOf(ownerOf(parent), name), seed, true);
    if (part === undefined || value === null) return value;
    const thing = value as Thing;
    const inner = `${this.#model.seed}/${thing.__typename}/${thing.key}/${part}/{}`;
    return { [part]: this.value(this.typeOf(thing.__typename, part), inner, true) };
  }

  /** Set by whoever builds the unsplit schema: the output type of a field. */
  typeOf: (type: string, field: string) => GraphQLOutputType = () => {
    throw new Error('no schema yet');
  };
}

function argumentsText(args: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(args, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

function leaf(type: GraphQLOutputType, seed: string): unknown {
  if (isEnumType(type)) return ['RED', 'GREEN', 'BLUE'][Math.floor(hashed(seed) * 3)];
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
