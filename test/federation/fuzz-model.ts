// Draws a random graph: its entities, values, interfaces, unions and roots, spread over subgraphs.
import { drawEntityFields, drawField, drawTies, drawValueFields } from './fuzz-fields.js';
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
