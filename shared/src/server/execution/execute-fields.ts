/** Executes the fields of one object, in the order and with the error handling of graphql-js. */
import { type Field, Info, pathOf } from './field.js';
import type { Path, Run } from './run.js';

export type Data = Record<string, unknown>;

export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** @returns the object of the answer, or its promise if any field has to be waited for */
export function executeFields(
  fields: readonly Field[],
  source: unknown,
  path: Path | undefined,
  run: Run,
): Data | Promise<Data> {
  const data: Data = {};
  let waiting: Promise<unknown>[] | undefined;
  try {
    for (const field of fields) {
      const value = executeField(field, source, path, run);
      // keeps the key in its place until the value is there
      data[field.key] = value;
      if (isPromise(value)) {
        waiting ??= [];
        waiting.push(
          value.then((settled) => {
            data[field.key] = settled;
          }),
        );
      }
    }
  } catch (error) {
    if (waiting === undefined) throw error;
    // the fields under way may fail too, and somebody must be listening then
    return Promise.all(waiting).finally(() => {
      throw error;
    }) as Promise<never>;
  }
  return waiting === undefined ? data : Promise.all(waiting).then(() => data);
}

function executeField(field: Field, source: unknown, objectPath: Path | undefined, run: Run): unknown {
  try {
    if (field.resolve === null && field.leaf) {
      const value = isObject(source) ? source[field.definition.name] : undefined;
      // most fields of most answers are such: nothing is made for them
      if (typeof value !== 'object' && typeof value !== 'function')
        return field.complete(value, run, undefined, undefined);
    }
    return resolveField(field, source, objectPath, run);
  } catch (error) {
    return run.fail(error, field, pathOf(field, objectPath), field.nullable);
  }
}

function resolveField(field: Field, source: unknown, objectPath: Path | undefined, run: Run): unknown {
  run.throwIfAbandoned();
  const info = new Info(field, run, objectPath);
  const path = field.leaf ? undefined : info.path;
  const value = field.resolve
    ? field.resolve(source, run.argumentsOf(field), run.context, info)
    : property(field, source, run, info);
  const completed = isPromise(value)
    ? value.then((settled) => field.complete(settled, run, path, info))
    : field.complete(value, run, path, info);
  if (!isPromise(completed)) return completed;
  return completed.then(undefined, (error: unknown) => run.fail(error, field, info.path, field.nullable));
}

/** As graphql-js does it where no resolver is given: a method is called. */
function property(field: Field, source: unknown, run: Run, info: Info): unknown {
  const { name } = field.definition;
  if (!isObject(source)) return undefined;
  const value = source[name];
  if (typeof value !== 'function') return value;
  return (source as Record<string, Method>)[name]!(run.argumentsOf(field), run.context, info);
}

type Method = (args: Data, context: unknown, info: Info) => unknown;

function isObject(value: unknown): value is Data {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
