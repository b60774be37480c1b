/** Value completion, decided by type once when a query is compiled: lists, leaves, objects and abstract types. */
import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type Data, executeFields, isPromise } from './execute-fields.js';
import type { Complete, Field } from './field.js';
import type { Path, Run } from './run.js';

/** What completion needs of the compiler: the fields that a selection asks of a concrete type. */
export type FieldsOf = (type: GraphQLObjectType) => readonly Field[];

/** @param field told of in errors; its own completion is what is being made */
export function completion(
  type: GraphQLOutputType,
  field: Omit<Field, 'complete'>,
  fieldsOf: FieldsOf,
  schema: GraphQLSchema,
): Complete {
  const inner = isNonNullType(type) ? type.ofType : type;
  const complete = nullableCompletion(inner, field as Field, fieldsOf, schema);
  const required = inner !== type;
  const place = `${field.parentType.name}.${field.definition.name}`;
  return (value, run, path, info) => {
    if (value instanceof Error) throw value;
    const completed = value === null || value === undefined ? null : complete(value, run, path, info);
    if (required && completed === null)
      throw new Error(`Cannot return null for non-nullable field ${place}.`);
    return completed;
  };
}

function nullableCompletion(
  type: GraphQLOutputType,
  field: Field,
  fieldsOf: FieldsOf,
  schema: GraphQLSchema,
): Complete {
  if (isLeafType(type)) return leaf(type);
  if (isListType(type))
    return list(field, completion(type.ofType, field, fieldsOf, schema), !isNonNullType(type.ofType));
  if (isObjectType(type)) return object(type, field, fieldsOf);
  if (isAbstractType(type)) return abstract(type, field, fieldsOf, schema);
  throw new Error(`${String(type)} is no output type`);
}

function leaf(type: GraphQLLeafType): Complete {
  return (value) => {
    const serialized: unknown = type.serialize(value);
    if (serialized === null || serialized === undefined)
      throw new Error(`Expected ${type.name}.serialize to return a value, it returned ${serialized}`);
    return serialized;
  };
}

function list(field: Field, complete: Complete, nullable: boolean): Complete {
  return (value, run, path, info) => {
    if (typeof value !== 'object' || value === null || !(Symbol.iterator in value))
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${field.parentType.name}.${field.definition.name}".`,
      );
    let waits = false;
    const completed: unknown[] = [];
    for (const item of value as Iterable<unknown>) {
      const at: Path = { prev: path, key: completed.length, typename: undefined };
      let result: unknown;
      try {
        result = isPromise(item)
          ? item.then((settled) => complete(settled, run, at, info))
          : complete(item, run, at, info);
        if (isPromise(result)) {
          waits = true;
          result = result.then(undefined, (error: unknown) => run.fail(error, field, at, nullable));
        }
      } catch (error) {
        // those under way may fail too, and somebody must be listening then
        if (!nullable) for (const one of completed) if (isPromise(one)) one.catch(() => undefined);
        result = run.fail(error, field, at, nullable);
      }
      completed.push(result);
    }
    return waits ? Promise.all(completed) : completed;
  };
}

function object(type: GraphQLObjectType, field: Field, fieldsOf: FieldsOf): Complete {
  const { isTypeOf } = type;
  if (!isTypeOf) return (value, run, path) => executeFields(fieldsOf(type), value, path, run);
  const execute = (isOf: boolean, value: unknown, run: Run, path: Path | undefined) => {
    if (!isOf) throw new GraphQLError(`Expected value of type "${type.name}"`, { nodes: field.nodes });
    return executeFields(fieldsOf(type), value, path, run);
  };
  return (value, run, path, info) => {
    const isOf = isTypeOf(value, run.context, info!);
    return isPromise(isOf)
      ? isOf.then((settled) => execute(settled, value, run, path))
      : execute(isOf, value, run, path);
  };
}

function abstract(
  type: GraphQLAbstractType,
  field: Field,
  fieldsOf: FieldsOf,
  schema: GraphQLSchema,
): Complete {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  const members = new Map<unknown, Complete>(
    schema.getPossibleTypes(type).map((member) => [member.name, object(member, field, fieldsOf)]),
  );
  return (value, run, path, info) => {
    const complete = (name: unknown): unknown => {
      const member = members.get(name);
      if (member === undefined)
        throw new GraphQLError(`"${String(name)}" is no possible type for "${type.name}"`, {
          nodes: field.nodes,
        });
      return member(value, run, path, info);
    };
    const name: unknown = resolveType(value, run.context, info!, type);
    return isPromise(name) ? (name.then(complete) as Promise<Data>) : complete(name);
  };
}
