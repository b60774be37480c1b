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

/**
 * Appends the JSON text of a value to what is written so far; undefined when value completion has to write the answer.
 * One text is handed on and grows: that costs less than joining the texts of all parts.
 */
type Writer = (value: unknown, out: string) => string | undefined;

/** What generated code refers to by number. */
type References = (Writer | ReadonlyMap<unknown, string>)[];

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
  const write = new SerializerCompiler(schema).object(root, selection);
  return (data) => write(data, '');
}

class SerializerCompiler {
  readonly #schema: GraphQLSchema;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** One function for the objects of a type under a selection: a chain of checks and concatenations. */
  object(type: GraphQLObjectType | GraphQLInterfaceType, selection: OutputSelection): Writer {
    const references: References = [];
    let code = 'let v,s;';
    /** text that is the same in each answer and was not written yet */
    let text = '{';
    for (const [at, field] of selection.fieldsOf(type).entries()) {
      text += `${at === 0 ? '' : ','}${nameLiteral(field.key)}:`;
      if (field.type === null && field.name === '__typename') {
        text += nameLiteral(field.owner);
        continue;
      }
      code += this.#field(field, literal(text), references);
      text = '';
    }
    return generate(`${code}return o+${literal(`${text}}`)};`, references);
  }

  /** @param head what stands before the value, as a literal */
  #field(field: OutputField, head: string, references: References): string {
    const key = nameLiteral(field.dataKey);
    if (field.type === null) return `o+=${head}+j(d[${key}]);`;
    const required = isNonNullType(field.type);
    const type: GraphQLOutputType = isNonNullType(field.type) ? field.type.ofType : field.type;
    // Every object inherits some names from Object.prototype; as JSON holds no functions they tell themselves apart.
    const inherited = field.dataKey in {} ? 'if(typeof v==="function")v=undefined;' : '';
    const absent = required ? 'return;' : `o+=${head}+"null";`;
    const present = this.#value(type, field, head, references);
    return `v=d[${key}];${inherited}if(v==null){${absent}}else{${present}}`;
  }

  /** Code that appends the head and the text of `v`, or returns. */
  #value(type: GraphQLOutputType, field: OutputField, head: string, references: References): string {
    if (isLeafType(type)) {
      const { check, text } = leafCode(type, references);
      return `${check}o+=${head}+${text};`;
    }
    references.push(this.#composite(type, field));
    return `o=w[${references.length - 1}](v,o+${head});if(o===undefined)return;`;
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
    const references: References = [];
    const present = this.#value(type, field, 'c', references);
    const absent = required ? 'return;' : 'o+=c+"null";';
    return generate(
      `if(!Array.isArray(d))return;let v,s,c="[";for(let i=0;i<d.length;i++){v=d[i];if(v==null){${absent}}else{${present}}c=",";}return d.length===0?o+"[]":o+"]";`,
      references,
    );
  }

  /** Types can nest endlessly in an operation's text only, so a function is made when its first object comes. */
  #lazily(type: GraphQLObjectType | GraphQLInterfaceType, selection: OutputSelection): Writer {
    let writer: Writer | undefined;
    return (value, out) => {
      if (typeof value !== 'object' || Array.isArray(value)) return undefined;
      writer ??= this.object(type, selection);
      return writer(value, out);
    };
  }

  #abstract(type: GraphQLAbstractType, selection: OutputSelection): Writer {
    const writers = new Map<unknown, Writer | null>();
    return (value, out) => {
      if (typeof value !== 'object' || Array.isArray(value)) return undefined;
      const typename = (value as JsonObject).__typename;
      let writer = writers.get(typename);
      if (writer === undefined) {
        const runtime = runtimeType(this.#schema, type, selection, typename);
        writer = runtime === null ? null : this.object(runtime, selection);
        // Only names of the schema are kept: a subgraph cannot make this map grow.
        if (writer !== null) writers.set(typename, writer);
      }
      return writer?.(value, out);
    };
  }
}

/** @returns a statement that returns for what is not of the type, and an expression for the text of `v` */
function leafCode(type: GraphQLLeafType, references: References): { check: string; text: string } {
  if (isEnumType(type)) {
    references.push(new Map(type.getValues().map(({ name }) => [name, quote(name)])));
    return { check: `s=w[${references.length - 1}].get(v);if(s===undefined)return;`, text: 's' };
  }
  switch (type.name) {
    case 'String':
      return { check: 'if(typeof v!=="string")return;', text: 'q(v)' };
    case 'ID':
      return {
        check: 'if(typeof v==="number"&&Number.isInteger(v))v=""+v;else if(typeof v!=="string")return;',
        text: 'q(v)',
      };
    case 'Int':
      return { check: 'if(typeof v!=="number"||(v|0)!==v)return;', text: 'v' };
    case 'Float':
      return { check: 'if(typeof v!=="number"||v-v!==0)return;', text: 'v' };
    case 'Boolean':
      return { check: 'if(typeof v!=="boolean")return;', text: 'v' };
    default:
      return { check: '', text: 'j(v)' };
  }
}

/** Text made of GraphQL names and punctuation, as a JavaScript string literal. */
function literal(text: string): string {
  return JSON.stringify(text);
}

function generate(body: string, references: readonly unknown[]): Writer {
  return new Function('w', 'q', 'j', `"use strict";return function(d,o){${body}}`)(
    references,
    quote,
    jsonText,
  );
}
