// A random graph: its types, which subgraph owns what, and which federation directives tie the parts together.
import type { Random } from './random.js';

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

const leaves = ['Int', 'String', 'Boolean', 'Float', 'ID', 'Color'];
const argumentKinds = ['x: Int', 'x: Int = 3', 's: String!', 'c: Color = RED', 'f: Filter', 'l: [Int!]'];

/** Draws a model. */
export function drawModel(random: Random, seed: number): Model {
  const subgraphCount = random.between(2, 6);
  const model: Model = {
    seed,
    subgraphCount,
    objects: [],
    interfaces: [],
    unions: [],
    queries: [],
    mutations: [],
  };
  const subgraphs = Array.from({ length: subgraphCount }, (_, at) => at);
  const entities = random.between(2, 5);
  for (let at = 0; at < entities; at++) model.objects.push(drawEntity(random, `T${at}`, subgraphs));
  const values = random.between(0, 2);
  for (let at = 0; at < values; at++) {
    model.objects.push({ name: `V${at}`, fields: [], keys: new Map(), isEntity: false, interfaces: [] });
  }
  if (random.chance(0.6)) drawInterface(random, model, 'I0', subgraphs);
  if (random.chance(0.3)) drawInterface(random, model, 'I1', subgraphs);
  if (random.chance(0.5)) {
    const members = random.some(entityNames(model), 0.5);
    model.unions.push({ name: 'U0', members, subgraphs: new Set() });
  }
  for (const object of model.objects) if (!object.isEntity) drawValueFields(random, model, object);
  for (const object of model.objects) if (object.isEntity) drawEntityFields(random, model, object);
  for (const object of model.objects) if (object.isEntity) drawTies(random, model, object);
  const roots = random.between(2, 6);
  for (let at = 0; at < roots; at++) {
    const owners =
      random.chance(0.15) && subgraphCount > 1 ? random.some(subgraphs, 0.4) : [random.pick(subgraphs)];
    model.queries.push(drawField(random, model, `q${at}`, owners, 0.75));
  }
  if (random.chance(0.3)) {
    for (let at = 0; at < 3; at++) {
      model.mutations.push(drawField(random, model, `m${at}`, [random.pick(subgraphs)], 0.6));
    }
  }
  keepUsed(model);
  return model;
}

/** Drops what no field leads to: it is in no subgraph. */
function keepUsed(model: Model): void {
  const fields = [...model.objects.flatMap((object) => object.fields), ...model.queries, ...model.mutations];
  const used = new Set(fields.map((field) => field.type.replace(/[[\]!]/g, '')));
  const values = model.objects.filter((object) => object.isEntity || used.has(object.name));
  model.objects.splice(0, model.objects.length, ...values);
  model.unions.splice(0, model.unions.length, ...model.unions.filter((union) => used.has(union.name)));
}

export function entityNames(model: Model): string[] {
  return model.objects.filter((object) => object.isEntity).map((object) => object.name);
}

/** The first subgraph of an entity knows all its keys, so that every other can be reached through it. */
function drawEntity(random: Random, name: string, subgraphs: readonly number[]): ObjectModel {
  const homes = random.some(subgraphs, 0.6);
  const keys = new Map<number, string[]>();
  const kinds = random.chance(0.3) ? ['id', 'code'] : random.chance(0.15) ? ['id', 'id org { id }'] : ['id'];
  for (const [at, home] of homes.entries()) {
    keys.set(home, at === 0 || random.chance(0.4) ? [...kinds] : [random.pick(kinds)]);
  }
  return { name, fields: [], keys, isEntity: true, interfaces: [] };
}

function drawInterface(random: Random, model: Model, name: string, subgraphs: readonly number[]): void {
  const members = random.some(entityNames(model), 0.6);
  const shared: FieldModel[] = [];
  if (random.chance(0.6)) {
    shared.push({
      name: `${name.toLowerCase()}s`,
      type: random.pick(['Int', 'String!']),
      args: [],
      owners: [],
    });
  }
  const known = new Set<number>();
  const outsiders = subgraphs.filter((at) =>
    members.every((member) => !model.objects.find((one) => one.name === member)?.keys.has(at)),
  );
  const objectIn =
    outsiders.length > 0 && name === 'I0' && random.chance(0.7)
      ? {
          subgraph: random.pick(outsiders),
          fields: [
            { name: 'score', type: 'Int', args: [], owners: [] },
            { name: 'peer', type: name, args: [], owners: [] },
          ],
        }
      : undefined;
  for (const member of members) model.objects.find((one) => one.name === member)?.interfaces.push(name);
  model.interfaces.push({ name, members, shared, subgraphs: known, ...(objectIn ? { objectIn } : {}) });
}

function drawValueFields(random: Random, model: Model, object: ObjectModel): void {
  const count = random.between(1, 3);
  for (let at = 0; at < count; at++) {
    object.fields.push({
      name: `v${at}`,
      type: wrap(random, random.chance(0.3) ? random.pick(entityNames(model)) : random.pick(leaves)),
      args: random.chance(0.1) ? [random.pick(argumentKinds)] : [],
      owners: [],
    });
  }
}

function drawEntityFields(random: Random, model: Model, object: ObjectModel): void {
  const homes = [...object.keys.keys()];
  for (const home of homes) {
    const count = random.between(0, 3);
    for (let at = 0; at < count; at++) {
      const others = homes.filter((one) => one !== home);
      const owners = others.length > 0 && random.chance(0.15) ? [home, random.pick(others)] : [home];
      object.fields.push(drawField(random, model, `f${home}${at}`, owners, 0.45));
    }
  }
  if (object.fields.length === 0) {
    object.fields.push({ name: 'only', type: 'Int', args: [], owners: [random.pick(homes)] });
  }
}

/** Adds what makes the subgraphs of an entity depend on each other. */
function drawTies(random: Random, model: Model, object: ObjectModel): void {
  const homes = [...object.keys.keys()];
  if (homes.length < 2) return;
  if (random.chance(0.5)) {
    const [from, to] = twoOf(random, homes);
    const args = random.chance(0.4) ? ['x: Int'] : [];
    object.fields.push({
      name: 'need',
      type: random.pick(['Int', 'String', '[Int]']),
      args,
      owners: [from],
      safe: true,
    });
    const selection = args.length > 0 ? `need(x: ${random.between(1, 3)})` : 'need';
    object.fields.push({ name: 'made', type: 'String', args: [], owners: [to], requires: selection });
  }
  if (random.chance(0.25)) {
    const [from, to] = twoOf(random, homes);
    const value = model.objects.find((one) => !one.isEntity);
    const part = value?.fields.find((field) => leaves.includes(field.type) && field.args.length === 0);
    if (value !== undefined && part !== undefined) {
      // A null in a non-null field would take the whole value away, and with it what is required.
      for (const field of value.fields) field.safe = true;
      object.fields.push({ name: 'deep', type: value.name, args: [], owners: [from], safe: true });
      object.fields.push({
        name: 'deepMade',
        type: 'String',
        args: [],
        owners: [to],
        requires: `deep { ${part.name} }`,
      });
    }
  }
  if (random.chance(0.3)) {
    const [from, to] = twoOf(random, homes);
    object.fields.push({ name: 'moved', type: 'String', args: [], owners: [to], overridden: from });
  }
  if (random.chance(0.2)) {
    object.fields.push({
      name: 'hidden',
      type: 'Int',
      args: [],
      owners: [random.pick(homes)],
      inaccessible: true,
    });
  }
  if (random.chance(0.3)) {
    const [from, to] = twoOf(random, homes);
    object.fields.push({ name: 'given', type: 'Int', args: [], owners: [from] });
    model.queries.push({
      name: `give${object.name}`,
      type: object.name,
      args: [],
      owners: [to],
      provides: 'given',
    });
  }
}

function twoOf(random: Random, items: readonly number[]): [number, number] {
  const first = random.pick(items);
  return [first, random.pick(items.filter((one) => one !== first))];
}

function drawField(
  random: Random,
  model: Model,
  name: string,
  owners: readonly number[],
  composite: number,
): FieldModel {
  const composites = [...model.objects, ...model.interfaces, ...model.unions]
    .map((one) => one.name)
    .filter((one) => owners.every((owner) => mayKnow(model, owner, one)));
  const named = random.chance(composite) ? random.pick(composites) : random.pick(leaves);
  const args = random.chance(0.2) ? [random.pick(argumentKinds)] : [];
  return { name, type: wrap(random, named), args, owners };
}

/** A subgraph that sees an interface as one object must not know the interface's members. */
function mayKnow(model: Model, subgraph: number, name: string): boolean {
  const opaque = model.interfaces.find((one) => one.objectIn?.subgraph === subgraph);
  if (opaque === undefined || name === opaque.name) return true;
  const reaches = (type: string): boolean => {
    const one = [...model.interfaces, ...model.unions].find((other) => other.name === type);
    if (one !== undefined) return one.members.some(reaches);
    if (opaque.members.includes(type)) return true;
    const value = model.objects.find((object) => object.name === type && !object.isEntity);
    const entity = model.objects.find((object) => object.name === type && object.isEntity);
    if (entity?.interfaces.length) return true;
    return value?.fields.some((field) => reaches(field.type.replace(/[[\]!]/g, ''))) ?? false;
  };
  return !reaches(name);
}

function wrap(random: Random, named: string): string {
  const inner = random.chance(0.3) ? `${named}!` : named;
  const once = random.chance(0.35) ? `[${inner}]${random.chance(0.3) ? '!' : ''}` : inner;
  return once.startsWith('[') && random.chance(0.2) ? `[${once}]${random.chance(0.3) ? '!' : ''}` : once;
}
