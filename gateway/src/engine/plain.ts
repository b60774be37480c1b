// Writes an answer without faults as JSON by interpretation, for operations that run too seldom to be compiled. Like
// generated code it gives up at whatever is not plain sailing, and value completion writes the answer instead.
import {
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { runtimeType } from './complete.js';
import { type JsonObject, jsonText, quote, read } from './json.js';
import { leafText } from './leaf.js';
import type { OutputField, OutputSelection } from './selection.js';

/** The JSON text of `data`, or undefined when value completion has to write it. */
export function plainText(
  schema: GraphQLSchema,
  root: GraphQLObjectType,
  selection: OutputSelection,
  data: JsonObject,
): string | undefined {
  try {
    return objectText(schema, root, selection, data, '');
  } catch {
    // a leaf of another type: value completion tells where it is
    return undefined;
  }
}

/** Appends to what is written so far, as all functions here do. */
function objectText(
  schema: GraphQLSchema,
  type: GraphQLObjectType | GraphQLInterfaceType,
  selection: OutputSelection,
  object: JsonObject,
  out: string,
): string | undefined {
  let text: string | undefined = out;
  let separator = '{"';
  for (const field of selection.fieldsOf(type)) {
    text += `${separator}${field.key}":`;
    separator = ',"';
    if (field.type === null) {
      text += field.name === '__typename' ? quote(field.owner) : jsonText(read(object, field.dataKey));
      continue;
    }
    text = valueText(schema, field.type, field, read(object, field.dataKey), text);
    if (text === undefined) return undefined;
  }
  return separator === '{"' ? `${text}{}` : `${text}}`;
}

function valueText(
  schema: GraphQLSchema,
  given: GraphQLOutputType,
  field: OutputField,
  value: unknown,
  out: string,
): string | undefined {
  const required = isNonNullType(given);
  if (value === null || value === undefined) return required ? undefined : `${out}null`;
  const type = required ? given.ofType : given;
  if (isLeafType(type)) return out + leafText(type, value);
  if (isListType(type)) return listText(schema, type.ofType, field, value, out);
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const selection = field.selection!;
  const runtime = isAbstractType(type)
    ? runtimeType(schema, type, selection, (value as JsonObject).__typename)
    : isObjectType(type)
      ? type
      : null;
  return runtime === null ? undefined : objectText(schema, runtime, selection, value as JsonObject, out);
}

function listText(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  field: OutputField,
  value: unknown,
  out: string,
): string | undefined {
  if (!Array.isArray(value)) return undefined;
  let text: string | undefined = `${out}[`;
  for (let index = 0; index < value.length; index++) {
    text = valueText(schema, type, field, value[index], index === 0 ? text : `${text},`);
    if (text === undefined) return undefined;
  }
  return `${text}]`;
}
