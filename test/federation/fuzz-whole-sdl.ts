// Writes a model as the SDL of the one schema that was never split.
import type { FieldModel, InterfaceModel, Model, ObjectModel } from './fuzz-types.js';

/** What every schema has. */
export function common({ hiddenColor }: Model, isSubgraph: boolean): string {
  const hidden = hiddenColor && isSubgraph ? ' HIDDEN @inaccessible' : '';
  return `enum Color { RED GREEN BLUE${hidden} }
input Filter { min: Int = 1 color: Color name: String }
`;
}

/** The unsplit schema: what clients see. */
export function wholeSdl(model: Model): string {
  let sdl = common(model, false);
  const visible = model.objects.filter((object) => !object.inaccessible);
  for (const object of visible) {
    const fields = object.fields.filter((field) => !field.inaccessible).map(fieldText);
    for (const one of interfacesOf(model, object)) {
      fields.push(...one.shared.map(fieldText), ...(one.objectIn?.fields ?? []).map(fieldText));
    }
    const keys = object.isEntity ? keyFields(allKeys(object)) : [];
    sdl += `type ${object.name}${implementing(object.interfaces)} {${[...keys, ...fields].join(' ')}}\n`;
  }
  for (const one of model.interfaces) {
    const own = [...one.shared, ...(one.objectIn?.fields ?? [])];
    const fields = [...parentFields(model, one), ...own].map(fieldText);
    sdl += `interface ${one.name}${implementing(parents(one))} {id: ID! ${fields.join(' ')}}\n`;
  }
  for (const union of model.unions) {
    const members = union.members.filter((name) => visible.some((object) => object.name === name));
    sdl += `union ${union.name} = ${members.join(' | ')}\n`;
  }
  if (visible.some((object) => allKeys(object).some((key) => key.includes('org')))) sdl += orgType('');
  for (const [name, fields] of rootsOf(model)) {
    if (fields.length > 0) sdl += `type ${name} {${fields.map(fieldText).join(' ')}}\n`;
  }
  return sdl;
}

/** The root types and their fields. */
export function rootsOf(model: Model): readonly (readonly [string, readonly FieldModel[]])[] {
  return [
    ['Query', model.queries],
    ['Mutation', model.mutations],
    ['Subscription', model.subscriptions],
  ];
}

export function fieldText(field: FieldModel): string {
  return `${field.name}${field.args.length > 0 ? `(${field.args.join(', ')})` : ''}: ${field.type}`;
}

export function implementing(interfaces: readonly string[]): string {
  return interfaces.length > 0 ? ` implements ${interfaces.join(' & ')}` : '';
}

/** The interface that an interface implements, as a list of one or none. */
export function parents({ parent }: InterfaceModel): string[] {
  return parent === undefined ? [] : [parent];
}

export function parentFields(model: Model, one: InterfaceModel): readonly FieldModel[] {
  return model.interfaces.find((other) => other.name === one.parent)?.shared ?? [];
}

export function interfacesOf(model: Model, object: ObjectModel): InterfaceModel[] {
  return model.interfaces.filter((one) => one.members.includes(object.name));
}

export function allKeys(object: ObjectModel): string[] {
  return [...new Set([...object.keys.values()].flat())].sort();
}

export function keyFields(keys: readonly string[]): string[] {
  const fields = new Set(['id: ID!'].filter(() => keys.some((key) => key.startsWith('id'))));
  if (keys.some((key) => key.startsWith('code'))) fields.add('code: String!');
  if (keys.some((key) => key.includes('org'))) fields.add('org: Org!');
  if (keys.includes('__typename')) fields.add('mark: Int');
  return [...fields];
}

export function orgType(directive: string): string {
  return `type Org ${directive} {id: ID!}\n`;
}
