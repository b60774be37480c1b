// Writes a model as the SDL of each subgraph.
import type { FieldModel, InterfaceModel, Model, ObjectModel } from './fuzz-types.js';
import {
  allKeys,
  common,
  fieldText,
  implementing,
  interfacesOf,
  keyFields,
  orgType,
  parentFields,
  parents,
  rootsOf,
} from './fuzz-whole-sdl.js';

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
    const { objects, interfaces } = this.#model;
    const own = (field: FieldModel) => field.owners.includes(this.#at);
    const roots = rootsOf(this.#model).map(([name, fields]) => this.#root(name, fields.filter(own)));
    for (const object of objects) if (object.keys.has(this.#at)) this.#need(object.name);
    for (const one of interfaces) if (one.objectIn?.subgraph === this.#at) this.#need(one.name);
    const text = [...roots, ...this.#written.values()].join('');
    return text === '' ? null : common(this.#model, true) + text;
  }

  #root(name: string, fields: readonly FieldModel[]): string {
    if (fields.length === 0) return '';
    for (const field of fields) this.#needType(field.type);
    const texts = fields.map((field) => {
      return fieldText(field) + providing(field) + (field.owners.length > 1 ? ' @shareable' : '');
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
      const fields = object.fields.map(fieldText);
      return `type ${one.name} @interfaceObject @key(fields: "id") {id: ID! ${fields.join(' ')}}\n`;
    }
    for (const member of one.members) this.#need(member);
    const key = object === undefined ? '' : ' @key(fields: "id")';
    if (one.parent !== undefined) this.#need(one.parent);
    const fields = [...parentFields(this.#model, one), ...one.shared].map(fieldText);
    return `interface ${one.name}${implementing(parents(one))}${key} {id: ID! ${fields.join(' ')}}\n`;
  }

  #value(object: ObjectModel): string {
    for (const field of object.fields) this.#needType(field.type);
    const hidden = object.inaccessible ? ' @inaccessible' : '';
    return `type ${object.name} @shareable${hidden} {${object.fields.map(fieldText).join(' ')}}\n`;
  }

  #entity(object: ObjectModel): string {
    const known = object.keys.get(this.#at);
    // An interface's members answer for its fields wherever the interface is known, so its fields are shared.
    const keys = known ?? [allKeys(object)[0]!];
    const withId = object.interfaces.length > 0 && !keys.includes('id') ? [...keys, 'id'] : keys;
    const interfaces = interfacesOf(this.#model, object).filter((one) => one.objectIn?.subgraph !== this.#at);
    for (const one of interfaces) this.#need(one.name);
    const fields = keyFields(withId).map((field) =>
      /^(org|mark)/.test(field) ? `${field} @shareable` : field,
    );
    if (withId.some((key) => key.includes('org'))) this.#written.set('Org', orgType('@shareable'));
    for (const one of interfaces) fields.push(...one.shared.map((field) => `${fieldText(field)} @shareable`));
    for (const field of object.fields) fields.push(...this.#entityField(object, field));
    const directives = withId.map((key) => `@key(fields: "${key}")`).join(' ');
    const names = interfaces.map((one) => one.name);
    return `type ${object.name}${implementing(names)} ${directives} {${fields.join(' ')}}\n`;
  }

  #entityField(object: ObjectModel, field: FieldModel): string[] {
    const word = new RegExp(`\\b${field.name}\\b`);
    const required = object.fields.some(
      (one) => one.requires !== undefined && word.test(one.requires) && one.owners.includes(this.#at),
    );
    const provided = [...this.#model.queries, ...this.#model.objects.flatMap((one) => one.fields)].some(
      (one) =>
        one.provides === field.name &&
        one.type.replace(/[[\]!]/g, '') === object.name &&
        one.owners.includes(this.#at),
    );
    if (field.owners.includes(this.#at)) {
      this.#needType(field.type);
      const marks = [
        field.owners.length > 1 ? '@shareable' : '',
        field.requires === undefined ? '' : `@requires(fields: "${field.requires}")`,
        field.overridden === undefined ? '' : overriding(field),
        field.inaccessible ? '@inaccessible' : '',
        providing(field),
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

function overriding({ overridden, label }: FieldModel): string {
  const labelled = label === undefined ? '' : `, label: "${label}"`;
  return `@override(from: "s${overridden}"${labelled})`;
}

function providing({ provides }: FieldModel): string {
  return provides === undefined ? '' : ` @provides(fields: "${provides}")`;
}
