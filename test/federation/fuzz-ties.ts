// Draws what makes the subgraphs of an entity depend on each other: required, provided and overridden fields.
import { leaves } from './fuzz-fields.js';
import { type FieldModel, labels, type Model, type ObjectModel } from './fuzz-types.js';
import type { Random } from './random.js';

/** Adds ties to an entity of several subgraphs. */
export function drawTies(random: Random, model: Model, object: ObjectModel): void {
  const homes = [...object.keys.keys()];
  if (homes.length < 2) return;
  const add = (field: FieldModel) => object.fields.push(field);
  if (random.chance(0.5)) drawNeed(random, homes, add);
  if (random.chance(0.25)) drawDeepNeed(random, model, homes, add);
  if (random.chance(0.2)) drawChoice(random, model, homes, add);
  if (random.chance(0.35)) {
    const [from, to] = twoOf(random, homes);
    const label = random.chance(0.5) ? { label: random.pick(Object.keys(labels)) } : {};
    add({ name: 'moved', type: 'String', args: [], owners: [to], overridden: from, ...label });
  }
  if (random.chance(0.2)) {
    add({ name: 'hidden', type: 'Int', args: [], owners: [random.pick(homes)], inaccessible: true });
  }
  if (random.chance(0.3)) drawGift(random, model, object, homes);
}

function drawNeed(random: Random, homes: readonly number[], add: (field: FieldModel) => void): void {
  const [from, to] = twoOf(random, homes);
  const args = random.chance(0.4) ? ['x: Int'] : [];
  const type = random.pick(['Int', 'String', '[Int]']);
  add({ name: 'need', type, args, owners: [from], safe: random.chance(0.7) });
  const requires = args.length > 0 ? `need(x: ${random.between(1, 3)})` : 'need';
  add({ name: 'made', type: 'String', args: [], owners: [to], requires });
  const others = homes.filter((one) => one !== to);
  // What is made of something made: one @requires after the other.
  if (random.chance(0.25)) {
    add({ name: 'remade', type: 'String', args: [], owners: [random.pick(others)], requires: 'made' });
  }
}

function drawDeepNeed(
  random: Random,
  model: Model,
  homes: readonly number[],
  add: (field: FieldModel) => void,
): void {
  const [from, to] = twoOf(random, homes);
  const value = model.objects.find((one) => !one.isEntity && !one.inaccessible);
  const part = value?.fields.find((field) => leaves.includes(field.type) && field.args.length === 0);
  if (value === undefined || part === undefined) return;
  const type = random.chance(0.3) ? `[${value.name}]` : value.name;
  add({ name: 'deep', type, args: [], owners: [from], safe: true });
  add({ name: 'deepMade', type: 'String', args: [], owners: [to], requires: `deep { ${part.name} }` });
}

/** A required object of one of several types, read through fragments. */
function drawChoice(
  random: Random,
  model: Model,
  homes: readonly number[],
  add: (field: FieldModel) => void,
): void {
  const [from, to] = twoOf(random, homes);
  const union = model.unions[0];
  const hasId = (name: string) => {
    const keys = model.objects.find((one) => one.name === name)?.keys;
    return keys !== undefined && [...keys.values()].every((one) => one.includes('id'));
  };
  const opaque = model.interfaces.some((one) => homes.includes(one.objectIn?.subgraph ?? -1));
  if (union === undefined || opaque || !union.members.every(hasId)) return;
  add({ name: 'choice', type: union.name, args: [], owners: [from], safe: true });
  const fragments = union.members.map((name) => `... on ${name} { id }`);
  const requires = `choice { ${fragments.join(' ')} }`;
  add({ name: 'choiceMade', type: 'String', args: [], owners: [to], requires });
}

/** A field that hands out the entity with a field that another subgraph owns. */
function drawGift(random: Random, model: Model, object: ObjectModel, homes: readonly number[]): void {
  const [from, to] = twoOf(random, homes);
  object.fields.push({ name: 'given', type: 'Int', args: [], owners: [from] });
  const type = random.chance(0.3) ? `[${object.name}]` : object.name;
  const gift = { name: `give${object.name}`, type, args: [], owners: [to], provides: 'given' };
  const givers = model.objects.filter((one) => one.keys.has(to));
  const giver = random.pick(givers);
  if (random.chance(0.4)) giver.fields.push(gift);
  else model.queries.push(gift);
}

function twoOf(random: Random, items: readonly number[]): [number, number] {
  const first = random.pick(items);
  return [first, random.pick(items.filter((one) => one !== first))];
}
