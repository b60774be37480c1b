// Draws the fields of a random graph.
import { entityNames, type FieldModel, type Model, type ObjectModel } from './fuzz-types.js';
import type { Random } from './random.js';

export const leaves = ['Int', 'String', 'Boolean', 'Float', 'ID', 'Color'];
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
  if (model.mutations.length > 0 && random.chance(0.4)) {
    object.fields.push({ name: 'seen', type: 'Int', args: [], owners: [random.pick(homes)], counts: true });
  }
  if (object.fields.length === 0) {
    object.fields.push({ name: 'only', type: 'Int', args: [], owners: [random.pick(homes)] });
  }
}

export function drawField(
  random: Random,
  model: Model,
  name: string,
  owners: readonly number[],
  composite: number,
): FieldModel {
  const objects = model.objects.filter((one) => !one.inaccessible);
  const composites = [...objects, ...model.interfaces, ...model.unions]
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
