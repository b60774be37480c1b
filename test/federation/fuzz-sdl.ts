// Writes a model as the SDL of each subgraph, and as the SDL of the one schema that was never split.
import type { FieldModel, InterfaceModel, Model, ObjectModel } from './fuzz-types.js';

const common = `enum Color { RED GREEN BLUE }
input Filter { min: Int = 1 color: Color name: String }
`;

/** The unsplit schema: what clients see. */
export function wholeSdl(model: Model): string {
  let sdl = common;
  for (const object of model.objects) {
    const fields = object.fields.filter((field) => !field.inaccessible).map((field) => fieldText(field));
    for (const one of interfacesOf(model, object)) {
      fields.push(...one.shared.map((field) => fieldText(field)));
      fields.push(...(one.objectIn?.fields ?? []).map((field) => fieldText(field)));
    }
    const keys = object.isEntity ? keyFields(allKeys(object)) : [];
    sdl += `type ${object.name}${implementing(object.interfaces)} {${[...keys, ...fields].join(' ')}}\n`;
  }
  for (const one of model.interfaces) {
    const fields = [...one.shared, ...(one.objectIn?.fields ?? [])].map((field) => fieldText(field));
    sdl += `interface ${one.name} {id: ID! ${fields.join(' ')}}\n`;
  }
  for (const union of model.unions) sdl += `union ${union.name} = ${union.members.join(' | ')}\n`;
  if (model.objects.some((object) => allKeys(object).some((key) => key.includes('org')))) sdl += orgType('');
  sdl += `type Query {${model.queries.map((field) => fieldText(field)).join(' ')}}\n`;
  if (model.mutations.length > 0) {
    sdl += `type Mutation {${model.mutations.map((field) => fieldText(field)).join(' ')}}\n`;
  }
  return sdl;
}

/** The SDL of each subgraph, without the federation link. Subgraphs that own nothing are left out. */
export function subgraphSdls(model: Model): Map<number, string> {
  const sdls = new Map<number, string>();
  for (let at = 0; at < model.subgraphCount; at++) {
    const sdl = new SubgraphWriter(model, at).write();
    if (sdl !== null) sdls.set(at, sdl);
  }
  return sdls;
}

/** Writes the part of a model that one subgraph defines: what it owns and, as stubs, what that refers to. */
class SubgraphWriter {
  readonly #model: Model;
  readonly #at: number;
  readonly #written = new Map<string, string>();

  constructor(model: Model, at: number) {
    this.#model = model;
    this.#at = at;
  }

  write(): string | null {
    const { queries, mutations, objects, interfaces } = this.#model;
    const own = (field: FieldModel) => field.owners.includes(this.#at);
    const roots = [this.#root('Query', queries.filter(own)), this.#root('Mutation', mutations.filter(own))];
    for (const object of objects) if (object.keys.has(this.#at)) this.#need(object.name);
    for (const one of interfaces) if (one.objectIn?.subgraph === this.#at) this.#need(one.name);
    const text = [...roots, ...this.#written.values()].join('');
    return text === '' ? null : common + text;
  }

  #root(name: string, fields: readonly FieldModel[]): string {
    if (fields.length === 0) return '';
    for (const field of fields) this.#needType(field.type);
    const texts = fields.map((field) => {
      const provides = field.provides === undefined ? '' : ` @provides(fields: "${field.provides}")`;
      return fieldText(field) + provides + (field.owners.length > 1 ? ' @shareable' : '');
    });
    return `type ${name} {${texts.join(' ')}}\n`;
  }

  #needType(type: string): void {
    this.#need(type.replace(/[[\]!]/g, ''));
  }

  #need(name: string): void {
    if (this.#written.has(name)) return;
    const object = this.#model.objects.find((one) => one.name === name);
    const union = this.#model.unions.find((one) => one.name === name);
    const one = this.#model.interfaces.find((other) => other.name === name);
    if (object !== undefined) {
      this.#written.set(name, '');
      this.#written.set(name, object.isEntity ? this.#entity(object) : this.#value(object));
    } else if (union !== undefined) {
      this.#written.set(name, `union ${name} = ${union.members.join(' | ')}\n`);
      for (const member of union.members) this.#need(member);
    } else if (one !== undefined) {
      this.#written.set(name, '');
      this.#written.set(name, this.#interface(one));
    }
  }

  #interface(one: InterfaceModel): string {
    const object = one.objectIn;
    if (object?.subgraph === this.#at) {
      for (const field of object.fields) this.#needType(field.type);
      const fields = object.fields.map((field) => fieldText(field));
      return `type ${one.name} @interfaceObject @key(fields: "id") {id: ID! ${fields.join(' ')}}\n`;
    }
    for (const member of one.members) this.#need(member);
    const key = object === undefined ? '' : ' @key(fields: "id")';
    return `interface ${one.name}${key} {id: ID! ${one.shared.map((field) => fieldText(field)).join(' ')}}\n`;
  }

  #value(object: ObjectModel): string {
    for (const field of object.fields) this.#needType(field.type);
    return `type ${object.name} @shareable {${object.fields.map((field) => fieldText(field)).join(' ')}}\n`;
  }

  #entity(object: ObjectModel): string {
    const known = object.keys.get(this.#at);
    // An interface's members answer for its fields wherever the interface is known, so its fields are shared.
    const keys = known ?? [allKeys(object)[0]!];
    const withId = object.interfaces.length > 0 && !keys.includes('id') ? [...keys, 'id'] : keys;
    const interfaces = interfacesOf(this.#model, object).filter((one) => one.objectIn?.subgraph !== this.#at);
    for (const one of interfaces) this.#need(one.name);
    const fields = keyFields(withId).map((field) =>
      field.startsWith('org') ? `${field} @shareable` : field,
    );
    if (withId.some((key) => key.includes('org'))) this.#written.set('Org', orgType('@shareable'));
    for (const one of interfaces) fields.push(...one.shared.map((field) => `${fieldText(field)} @shareable`));
    for (const field of object.fields) fields.push(...this.#entityField(object, field));
    const directives = withId.map((key) => `@key(fields: "${key}")`).join(' ');
    const names = interfaces.map((one) => one.name);
    return `type ${object.name}${implementing(names)} ${directives} {${fields.join(' ')}}\n`;
  }

  #entityField(object: ObjectModel, field: FieldModel): string[] {
    const required = object.fields.some(
      (one) => one.requires?.startsWith(field.name) && one.owners[0] === this.#at,
    );
    const provided = this.#model.queries.some(
      (one) => one.provides === field.name && one.type === object.name && one.owners[0] === this.#at,
    );
    if (field.owners.includes(this.#at)) {
      this.#needType(field.type);
      const marks = [
        field.owners.length > 1 ? '@shareable' : '',
        field.requires === undefined ? '' : `@requires(fields: "${field.requires}")`,
        field.overridden === undefined ? '' : `@override(from: "s${field.overridden}")`,
        field.inaccessible ? '@inaccessible' : '',
      ];
      return [`${fieldText(field)} ${marks.join(' ')}`];
    }
    if (required || provided) {
      this.#needType(field.type);
      return [`${fieldText(field)} @external`];
    }
    return field.overridden === this.#at ? [fieldText(field)] : [];
  }
}

function fieldText(field: FieldModel): string {
  return `${field.name}${field.args.length > 0 ? `(${field.args.join(', ')})` : ''}: ${field.type}`;
}

function implementing(interfaces: readonly string[]): string {
  return interfaces.length > 0 ? ` implements ${interfaces.join(' & ')}` : '';
}

function interfacesOf(model: Model, object: ObjectModel): InterfaceModel[] {
  return model.interfaces.filter((one) => one.members.includes(object.name));
}

export function allKeys(object: ObjectModel): string[] {
  return [...new Set([...object.keys.values()].flat())].sort();
}

function keyFields(keys: readonly string[]): string[] {
  const fields = new Set(['id: ID!'].filter(() => keys.some((key) => key.startsWith('id'))));
  if (keys.includes('code')) fields.add('code: String!');
  if (keys.some((key) => key.includes('org'))) fields.add('org: Org!');
  return [...fields];
}

function orgType(directive: string): string {
  return `type Org ${directive} {id: ID!}\n`;
}
