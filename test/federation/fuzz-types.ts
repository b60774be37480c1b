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
  /** The label of the override; what it says of whether the override is on is in `labels`. */
  readonly label?: string;
  readonly inaccessible?: boolean;
  /** Tells how many mutations have run. */
  readonly counts?: boolean;
  /** Needed by others: never fails. */
  readonly safe?: boolean;
}

/** An object type: an entity when it has keys, otherwise a value type that every user of it shares. */
export interface ObjectModel {
  readonly name: string;
  readonly fields: FieldModel[];
  /** For entities: the keys by subgraph. A subgraph without an entry does not know the type. */
  readonly keys: Map<number, string[]>;
  readonly isEntity: boolean;
  readonly interfaces: string[];
  /** Clients cannot see the type, though the data hold objects of it. */
  readonly inaccessible?: boolean;
}

/** An interface over entities. */
export interface InterfaceModel {
  readonly name: string;
  readonly members: readonly string[];
  /** An interface that this one implements, as do all of its members. */
  readonly parent?: string;
  /** Fields that every member has, resolved by the member. */
  readonly shared: readonly FieldModel[];
  /** The subgraph that sees the interface as one object, and what it adds. */
  readonly objectIn?: { readonly subgraph: number; readonly fields: readonly FieldModel[] };
}

export interface UnionModel {
  readonly name: string;
  readonly members: readonly string[];
}

export interface Model {
  readonly seed: number;
  readonly subgraphCount: number;
  readonly objects: ObjectModel[];
  readonly interfaces: InterfaceModel[];
  readonly unions: UnionModel[];
  readonly queries: FieldModel[];
  readonly mutations: FieldModel[];
  readonly subscriptions: FieldModel[];
  /** How many entities of a type there are: with few the same ones come up in many places. */
  readonly rows: number;
  /** Whether the enum has a value that clients cannot see. */
  readonly hiddenColor: boolean;
}

/** Labels of overrides, and whether they are on under `overrides`. */
export const labels: Readonly<Record<string, boolean>> = {
  moved: true,
  stays: false,
  'percent(70)': true,
  'percent(30)': false,
};

/** What the engine is told of the labels. */
export const overrides = { labels: ['moved'], percentage: 50 };

/** The subgraphs that must answer a field, overrides considered. */
export function resolvers(field: FieldModel): readonly number[] {
  const isOff = field.label !== undefined && labels[field.label] === false;
  return isOff && field.overridden !== undefined ? [field.overridden] : field.owners;
}

export function entityNames(model: Model): string[] {
  return model.objects.filter((object) => object.isEntity).map((object) => object.name);
}

/** The subgraph sees an interface of the type, and nothing of the type itself. */
export function isOpaque(model: Model, subgraph: number, type: string): boolean {
  return model.interfaces.some(
    (one) => one.objectIn?.subgraph === subgraph && (one.name === type || one.members.includes(type)),
  );
}
