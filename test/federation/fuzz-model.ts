// Draws a random graph: its entities, values, interfaces, unions and roots, spread over subgraphs.
import { drawEntityFields, drawField, drawValueFields } from './fuzz-fields.js';
import { drawTies } from './fuzz-ties.js';
import { entityNames, type FieldModel, type Model, type ObjectModel } from './fuzz-types.js';
import type { Random } from './random.js';

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
    subscriptions: [],
    rows: random.chance(0.5) ? 5 : 1_000_000,
    hiddenColor: random.chance(0.15),
  };
  const subgraphs = Array.from({ length: subgraphCount }, (_, at) => at);
  const entities = random.between(2, 5);
  for (let at = 0; at < entities; at++) model.objects.push(drawEntity(random, `T${at}`, subgraphs));
  if (random.chance(0.15)) {
    // There is one of it, so its name alone is its key.
    const keys = new Map(random.some(subgraphs, 0.5).map((at) => [at, ['__typename']]));
    model.objects.push({ name: 'S0', fields: [], keys, isEntity: true, interfaces: [] });
  }
  const values = random.between(0, 2);
  for (let at = 0; at < values; at++) {
    model.objects.push({ name: `V${at}`, fields: [], keys: new Map(), isEntity: false, interfaces: [] });
  }
  if (random.chance(0.6)) drawInterface(random, model, 'I0', subgraphs);
  if (random.chance(0.3)) drawInterface(random, model, 'I1', subgraphs);
  if (random.chance(0.5)) {
    const members = random.some(entityNames(model), 0.5);
    if (random.chance(0.15)) members.push(drawHiddenType(model));
    model.unions.push({ name: 'U0', members });
  }
  for (const object of model.objects) {
    if (!object.isEntity && !object.inaccessible) drawValueFields(random, model, object);
  }
  if (random.chance(0.3)) {
    for (let at = 0; at < 3; at++) {
      model.mutations.push(drawField(random, model, `m${at}`, [random.pick(subgraphs)], 0.6));
    }
  }
  for (const object of model.objects) if (object.isEntity) drawEntityFields(random, model, object);
  for (const object of model.objects) if (object.isEntity) drawTies(random, model, object);
  const roots = random.between(2, 6);
  for (let at = 0; at < roots; at++) {
    const owners =
      random.chance(0.15) && subgraphCount > 1 ? random.some(subgraphs, 0.4) : [random.pick(subgraphs)];
    model.queries.push(drawField(random, model, `q${at}`, owners, 0.75));
  }
  if (random.chance(0.2)) {
    const home = random.pick(subgraphs);
    for (let at = 0; at < 2; at++) model.subscriptions.push(drawField(random, model, `on${at}`, [home], 0.8));
  }
  keepUsed(model);
  return model;
}

/** Drops what no field leads to: it is in no subgraph. */
function keepUsed(model: Model): void {
  const roots = [...model.queries, ...model.mutations, ...model.subscriptions];
  const fields = [...model.objects.flatMap((object) => object.fields), ...roots];
  const used = new Set(fields.map((field) => field.type.replace(/[[\]!]/g, '')));
  model.unions.splice(0, model.unions.length, ...model.unions.filter((union) => used.has(union.name)));
  for (const name of model.unions.flatMap((union) => union.members)) used.add(name);
  const objects = model.objects.filter((object) => object.isEntity || used.has(object.name));
  model.objects.splice(0, model.objects.length, ...objects);
}

/** A type that only the union that is about to be drawn holds, and that clients cannot see. */
function drawHiddenType(model: Model): string {
  const fields = [{ name: 'h', type: 'Int', args: [], owners: [] }];
  const [keys, interfaces] = [new Map<number, string[]>(), []];
  model.objects.push({ name: 'H0', fields, keys, isEntity: false, interfaces, inaccessible: true });
  return 'H0';
}

/** The first subgraph of an entity knows all its keys, so that every other can be reached through it. */
function drawEntity(random: Random, name: string, subgraphs: readonly number[]): ObjectModel {
  const homes = random.some(subgraphs, 0.6);
  const keys = new Map<number, string[]>();
  const kinds = random.chance(0.55)
    ? ['id']
    : random.pick([
        ['id', 'code'],
        ['id', 'code'],
        ['id', 'id org { id }'],
        ['id', 'code org { id }'],
        ['id', 'org { id }'],
      ]);
  for (const [at, home] of homes.entries()) {
    keys.set(home, at === 0 || random.chance(0.4) ? [...kinds] : [random.pick(kinds)]);
  }
  return { name, fields: [], keys, isEntity: true, interfaces: [] };
}

function drawInterface(random: Random, model: Model, name: string, subgraphs: readonly number[]): void {
  const above = model.interfaces.find((one) => one.objectIn === undefined && random.chance(0.5));
  const members = random.some(above?.members ?? entityNames(model).filter((one) => one !== 'S0'), 0.6);
  const shared: FieldModel[] = [];
  if (random.chance(0.6)) {
    shared.push({
      name: `${name.toLowerCase()}s`,
      type: random.pick(['Int', 'String!']),
      args: [],
      owners: [],
    });
  }
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
  const parent = above === undefined ? {} : { parent: above.name };
  model.interfaces.push({ name, members, shared, ...parent, ...(objectIn ? { objectIn } : {}) });
}
