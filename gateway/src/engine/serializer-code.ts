// Generated code that writes an answer without faults as JSON. Whatever is not plain sailing (a null where none may
// be, a value of another type) makes it give up, and value completion writes the answer instead.
import {
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { runtimeType } from './complete.js';
import { type JsonObject, jsonText, quote } from './json.js';
import type { OutputField, OutputSelection } from './selection.js';

/** JSON text of a value, or undefined when value completion has to write it. */
type Writer = (value: unknown) => string | undefined;

const validName = /^[_A-Za-z][_0-9A-Za-z]*$/;

/** A name as a JavaScript string literal. Nothing but GraphQL names ever gets into generated code. */
export function nameLiteral(name: string): string {
  if (!validName.test(name)) throw new Error(`${JSON.stringify(name)} is no GraphQL name.`);
  return `"${name}"`;
}

/** Compiles the writer of an operation's `data`. */
export function compileSerializer(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  selection: OutputSelection,
): (data: JsonObject) => string | undefined {
  return new SerializerCompiler(schema).object(root, selection);
}

class SerializerCompiler {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** One function for the objects of a type under a selection: a chain of checks and concatenations. */
  object(type: GraphQLObjectType | GraphQLInterfaceType, selection: OutputSelection): Writer {
    const writers: (Writer | ReadonlyMap<unknown, string>)[] = [];
    let code = 'let o="{",v,s;';
    for (const [at, field] of selection.fieldsOf(type).entries()) {
      const key = `'${at === 0 ? '' : ','}${nameLiteral(field.key)}:'`;
      code += this.#field(field, key, writers);
    }
    return generate(`${code}return o+"}";`, writers);
  }

  #field(field: OutputField, key: string, writers: (Writer | ReadonlyMap<unknown, string>)[]): string {
    if (field.type === null) {
      if (field.name === '__typename') return `o+=${key}+'${nameLiteral(field.owner)}';`;
      return `o+=${key}+j(d[${nameLiteral(field.dataKey)}]);`;
    }
    const required = isNonNullType(field.type);
    const type: GraphQLOutputType = isNonNullType(field.type) ? field.type.ofType : field.type;
    // Every object inherits some names from Object.prototype; as JSON holds no functions they tell themselves apart.
    const inherited = field.dataKey in {} ? 'if(typeof v==="function")v=undefined;' : '';
    const absent = required ? 'return;' : `o+=${key}+"null";`;
    return `v=d[${nameLiteral(field.dataKey)}];${inherited}if(v==null){${absent}}else{${this.#value(type, field, writers)}o+=${key}+s;}`;
  }

  /** Code that sets `s` to the text of `v`, or returns. */
  #value(
    type: GraphQLOutputType,
    field: OutputField,
    writers: (Writer | ReadonlyMap<unknown, string>)[],
  ): string {
    if (isLeafType(type)) return leafCode(type, writers);
    writers.push(this.#composite(type, field));
    return `s=w[${writers.length - 1}](v);if(s===undefined)return;`;
  }

  #composite(type: GraphQLOutputType, field: OutputField): Writer {
    if (isListType(type)) return this.#list(type.ofType, field);
    const selection = field.selection!;
    if (isObjectType(type)) return this.#lazily(type, selection);
    return this.#abstract(type as GraphQLAbstractType, selection);
  }

  #list(itemType: GraphQLOutputType, field: OutputField): Writer {
    const required = isNonNullType(itemType);
    const type: GraphQLOutputType = isNonNullType(itemType) ? itemType.ofType : itemType;
    const writers: (Writer | ReadonlyMap<unknown, string>)[] = [];
    const value = this.#value(type, field, writers);
    const absent = required ? 'return;' : 's="null";';
    return generate(
      `if(!Array.isArray(d))return;let o="[",v,s;for(let i=0;i<d.length;i++){v=d[i];if(v==null){${absent}}else{${value}}o+=i===0?s:","+s;}return o+"]";`,
      writers,
    );
  }

  /** Types can nest endlessly in an operation's text only, so a function is made when its first object comes. */
  #lazily(type: GraphQLObjectType | GraphQLInterfaceType, selection: OutputSelection): Writer {
    let writer: Writer | undefined;
    return (value) => {
      if (typeof value !== 'object' || Array.isArray(value)) return undefined;
      writer ??= this.object(type, selection);
      return writer(value);
    };
  }

  #abstract(type: GraphQLAbstractType, selection: OutputSelection): Writer {
    const writers = new Map<unknown, Writer | null>();
    return (value) => {
      if (typeof value !== 'object' || Array.isArray(value)) return undefined;
      const typename = (value as JsonObject).__typename;
      let writer = writers.get(typename);
      if (writer === undefined) {
        const runtime = runtimeType(this.#schema, type, selection, typename);
        writer = runtime === null ? null : this.object(runtime, selection);
        // Only names of the schema are kept: a subgraph cannot make this map grow.
        if (writer !== null) writers.set(typename, writer);
      }
      return writer?.(value);
    };
  }
}

function leafCode(type: GraphQLLeafType, writers: (Writer | ReadonlyMap<unknown, string>)[]): string {
  if (isEnumType(type)) {
    writers.push(new Map(type.getValues().map(({ name }) => [name, quote(name)])));
    return `s=w[${writers.length - 1}].get(v);if(s===undefined)return;`;
  }
  switch (type.name) {
    case 'String':
      return 'if(typeof v!=="string")return;s=q(v);';
    case 'ID':
      return 'if(typeof v==="string")s=q(v);else if(Number.isInteger(v))s=\'"\'+v+\'"\';else return;';
    case 'Int':
      return 'if(typeof v!=="number"||(v|0)!==v)return;s=""+v;';
    case 'Float':
      return 'if(typeof v!=="number"||v-v!==0)return;s=""+v;';
    case 'Boolean':
      return 'if(typeof v!=="boolean")return;s=v?"true":"false";';
    default:
      return 's=j(v);';
  }
}

function generate(body: string, writers: readonly unknown[]): Writer {
  return new Function('w', 'q', 'j', `"use strict";return function(d){${body}}`)(writers, quote, jsonText);
}
