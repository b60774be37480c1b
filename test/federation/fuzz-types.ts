// What a random graph consists of: its types, which subgraph owns what, and the directives between them.

/** A field of an object type or of an interface. */
export interface FieldModel {
  readonly name: string;
  /** The type as SDL writes it. */
  readonly type: string;
  /** Arguments as SDL writes them, such as `x: Int = 3`; empty for none. */
  readonly args: readonly string[];
  /** The subgraphs that resolve the field; more than one makes it shareable. */
  readonly owners: readonly number[];
  /** The selection that the field's subgraph needs from others, as `@requires` takes it. */
  readonly requires?: string;
  /** A field of the returned entity that this field's subgraph hands out with it. */
  readonly provides?: string;
  /** A subgraph that still defines the field but was overridden. */
  readonly overridden?: number;
  readonly inaccessible?: boolean;
  /** Needed by others: never fails. */
  safe?: boolean;
}

/** An object type: an entity when it has keys, otherwise a value type that every user of it shares. */
export interface ObjectModel {
  readonly name: string;
  readonly fields: FieldModel[];
  /** For entities: the keys by subgraph. A subgraph without an entry does not know the type. */
  readonly keys: Map<number, string[]>;
  readonly isEntity: boolean;
  readonly interfaces: string[];
}

/** An interface over entities. */
export interface InterfaceModel {
  readonly name: string;
  readonly members: readonly string[];
  /** Fields that every member has, resolved by the member. */
  readonly shared: readonly FieldModel[];
  /** The subgraph that sees the interface as one object, and what it adds. */
  readonly objectIn?: { readonly subgraph: number; readonly fields: readonly FieldModel[] };
  readonly subgraphs: Set<number>;
}

export interface UnionModel {
  readonly name: string;
  readonly members: readonly string[];
  readonly subgraphs: Set<number>;
}

export interface Model {
  readonly seed: number;
  readonly subgraphCount: number;
  readonly objects: ObjectModel[];
  readonly interfaces: InterfaceModel[];
  readonly unions: UnionModel[];
  readonly queries: FieldModel[];
  readonly mutations: FieldModel[];
}

export function entityNames(model: Model): string[] {
  return model.objects.filter((object) => object.isEntity).map((object) => object.name);
}
