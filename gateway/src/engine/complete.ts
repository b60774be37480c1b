// Value completion: writes the answer's JSON from the merged data, propagating nulls to the letter of the
// specification and telling each fault at its exact place, in the order in which graphql-js would find it.
import {
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { ClientError } from './errors.js';
import type { Faults } from './faults.js';
import { type JsonObject, jsonText, quote, read } from './json.js';
import { leafText } from './leaf.js';
import { type Blame, fieldName, type Position } from './position.js';
import type { OutputField, OutputSelection } from './selection.js';
import { Telling } from './telling.js';

/** A written answer. */
export interface Completed {
  /** JSON text of `data`. */
  readonly data: string;
  readonly errors: readonly ClientError[];
}

/** Completes the data of a run. */
export function complete(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  selection: OutputSelection,
  data: JsonObject,
  faults: Faults,
): Completed {
  const index = faults.any ? faults.index() : undefined;
  const top: Position = { parent: null, key: '', field: null, faults: index, blame: [] };
  const completion = new Completion(schema, new Telling(faults));
  const text = completion.object(root, selection, data, top);
  if (text === undefined) completion.telling.settle(0);
  return { data: text ?? 'null', errors: completion.telling.finish() };
}

/** In these methods `undefined` means: this position is null, its error is told, and a non-null type passes it on. */
class Completion {
  readonly telling: Telling;
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema, telling: Telling) {
    this.#schema = schema;
    this.telling = telling;
  }

  object(
    type: GraphQLObjectType | GraphQLInterfaceType,
    selection: OutputSelection,
    object: JsonObject,
    at: Position,
  ): string | undefined {
    const blame = this.telling.enter(at);
    const fields = selection.fieldsOf(type);
    let text = '';
    for (const field of fields) {
      const value = this.#field(field, object, at, blame);
      if (value === undefined) return undefined;
      text += `${text === '' ? '' : ','}"${field.key}":${value}`;
    }
    if (at.faults !== undefined) this.telling.tellUnselected(at, selection);
    return `{${text}}`;
  }

  #field(
    field: OutputField,
    object: JsonObject,
    parent: Position,
    blame: readonly Blame[],
  ): string | undefined {
    if (field.type === null) {
      return field.name === '__typename' ? quote(field.owner) : jsonText(read(object, field.dataKey));
    }
    const at: Position = {
      parent,
      key: field.key,
      field,
      faults: parent.faults?.children.get(field.dataKey),
      blame: this.telling.descend(blame, field.dataKey),
    };
    return this.#value(field.type, read(object, field.dataKey), at);
  }

  #value(type: GraphQLOutputType, value: unknown, at: Position): string | undefined {
    if (isNonNullType(type)) return this.#present(type.ofType, value, at, true);
    const mark = this.telling.mark();
    const text = this.#present(type, value, at, false);
    if (text !== undefined) return text;
    if (value !== null && value !== undefined) this.telling.settle(mark);
    return 'null';
  }

  #present(type: GraphQLOutputType, value: unknown, at: Position, required: boolean): string | undefined {
    if (value === null || value === undefined) {
      this.telling.explainNull(at, value === undefined, required);
      return undefined;
    }
    if (at.faults !== undefined) this.telling.tellHere(at.faults);
    if (isListType(type)) return this.#list(type.ofType, value, at);
    if (isLeafType(type)) {
      try {
        return leafText(type, value);
      } catch (error) {
        return this.telling.fail((error as Error).message, at);
      }
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      return this.telling.fail(`Expected an object for field ${fieldName(at)}.`, at);
    }
    const selection = at.field?.selection;
    if (isObjectType(type)) return this.object(type, selection!, value as JsonObject, at);
    if (isAbstractType(type)) return this.#abstract(type, selection!, value as JsonObject, at);
    return undefined;
  }

  #list(type: GraphQLOutputType, value: unknown, at: Position): string | undefined {
    if (!Array.isArray(value)) return this.telling.fail(`Expected a list for field ${fieldName(at)}.`, at);
    const blame = this.telling.enter(at);
    let text = '';
    for (let index = 0; index < value.length; index++) {
      const faults = at.faults?.children.get(index);
      const item: Position = { parent: at, key: index, field: at.field, faults, blame };
      const written = this.#value(type, value[index], item);
      if (written === undefined) return undefined;
      text += index === 0 ? written : `,${written}`;
    }
    return `[${text}]`;
  }

  #abstract(
    type: GraphQLAbstractType,
    selection: OutputSelection,
    object: JsonObject,
    at: Position,
  ): string | undefined {
    const runtime = runtimeType(this.#schema, type, selection, object.__typename);
    if (runtime !== null) return this.object(runtime, selection, object, at);
    if (this.telling.explainType(at)) return undefined;
    return this.telling.fail(
      `Abstract type "${type.name}" must resolve to an object type of the schema.`,
      at,
    );
  }
}

/**
 * The type whose fields are answered for an object at an abstract position. An interface object that needs no
 * more than its interface's fields stands for itself.
 */
export function runtimeType(
  schema: GraphQLSchema,
  type: GraphQLAbstractType,
  selection: OutputSelection,
  typename: unknown,
): GraphQLObjectType | GraphQLInterfaceType | null {
  if (typename === undefined)
    return isInterfaceType(type) && !selection.asksForTypeBelow(type.name) ? type : null;
  if (typeof typename !== 'string') return null;
  const runtime = schema.getType(typename);
  if (isObjectType(runtime)) return schema.isSubType(type, runtime) ? runtime : null;
  if (!isInterfaceType(runtime) || selection.asksForTypeBelow(typename)) return null;
  return runtime === type || schema.isSubType(type, runtime) ? runtime : null;
}
