// Draws the fields of a random graph, and the ties between the subgraphs of an entity.
import { entityNames, type FieldModel, type Model, type ObjectModel } from './fuzz-types.js';
import type { Random } from './random.js';

const leaves = ['Int', 'String', 'Boolean', 'Float', 'ID', 'Color'];
const argumentKinds = ['x: Int', 'x: Int = 3', 's: String!', 'c: Color = RED', 'f: Filter', 'l: [Int!]'];

export function drawValueFields(random: Random, model: Model, object: ObjectModel): void {
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

export function drawEntityFields(random: Random, model: Model, object: ObjectModel): void {
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
export function drawTies(random: Random, model: Model, object: ObjectModel): void {
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

export function drawField(
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
