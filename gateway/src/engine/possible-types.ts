// Answers "is an object of this type also one of that type", for plan paths, keys and fragments.
import {
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type OperationTypeNode,
} from 'graphql';
import type { Key } from './spare-keys.js';

/** A field's type as plans are checked with it. */
export interface FieldType {
  readonly named: string;
  readonly composite: boolean;
  /** Lists and, for leaves, the name: fields of different shapes cannot share a response key. */
  readonly shape: string;
}

/** The subtype relation of the whole supergraph, inaccessible types included: plans speak of those too. */
export class PossibleTypes {
  readonly #schema: GraphQLSchema;
  readonly #subtypes = new Map<string, ReadonlySet<string>>();

  readonly #opaque: ReadonlyMap<string, readonly string[]>;
  readonly #single: ReadonlySet<string>;
  readonly #keys: ReadonlyMap<string, readonly Key[]>;

  /**
   * `opaque` names, by subgraph, the interfaces that the subgraph sees as one object each; `single` the types of which
   * there is one object, so that their name is their key; `keys` the keys of a type, by subgraph and type.
   */
  constructor(
    schema: GraphQLSchema,
    opaque: ReadonlyMap<string, readonly string[]> = new Map(),
    single: ReadonlySet<string> = new Set(),
    keys: ReadonlyMap<string, readonly Key[]> = new Map(),
  ) {
    this.#schema = schema;
    this.#opaque = opaque;
    this.#single = single;
    this.#keys = keys;
  }

  /** The keys by which a subgraph knows a type. */
  keysOf(service: string, typename: string): readonly Key[] {
    return this.#keys.get(`${service} ${typename}`) ?? [];
  }

  /** Whether the name of the type is a key of it. */
  isSingle(typename: string): boolean {
    return this.#single.has(typename);
  }

  /** The interface as which a subgraph knows a type, when it knows its interface only. */
  opaqueAs(service: string, typename: string): string | undefined {
    return this.#opaque.get(service)?.find((one) => this.matches(one, typename));
  }

  /** Whether `typename` is `condition`, implements it or is a member of it. */
  matches(condition: string, typename: string): boolean {
    return condition === typename || this.#of(condition).has(typename);
  }

  /** Whether an object that is known only as `typename`, an interface, may turn out to be a `condition`. */
  mayBe(condition: string, typename: string): boolean {
    return condition !== typename && !this.isObject(typename) && this.matches(typename, condition);
  }

  /** Whether the name is that of an object type; an interface object answers with an interface's name. */
  isObject(name: string): boolean {
    return isObjectType(this.#schema.getType(name));
  }

  /** The name of a root type. */
  rootType(kind: OperationTypeNode): string | undefined {
    return this.#schema.getRootType(kind)?.name;
  }

  /** What is known of a field's type; undefined for the fields of the federation protocol. */
  fieldType(type: string, field: string): FieldType | undefined {
    const owner = this.#schema.getType(type);
    const found = isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[field] : undefined;
    if (found === undefined) return undefined;
    const named = getNamedType(found.type);
    const composite = isCompositeType(named);
    const shape = String(found.type).replaceAll('!', '');
    return { named: named.name, composite, shape: composite ? shape.replace(named.name, '') : shape };
  }

  #of(condition: string): ReadonlySet<string> {
    let names = this.#subtypes.get(condition);
    if (names === undefined) {
      const type = this.#schema.getType(condition);
      const found = new Set<string>();
      if (isAbstractType(type)) {
        for (const possible of this.#schema.getPossibleTypes(type)) found.add(possible.name);
        for (const other of Object.values(this.#schema.getTypeMap())) {
          if (isInterfaceType(other) && this.#schema.isSubType(type, other)) found.add(other.name);
        }
      }
      names = found;
      this.#subtypes.set(condition, names);
    }
    return names;
  }
}
