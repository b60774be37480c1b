// Compares an answer of the engine with that of graphql-js on the unsplit schema.
import { type ExecutionResult, type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { Lacking } from './fuzz-whole.js';
import type { ParsedAnswer } from './harness.js';

type Path = readonly (string | number)[];

/** What is wrong with an answer, or how it is right. */
export type Verdict = 'same' | 'other witness' | { readonly wrong: string };

/** All that goes wrong anywhere in an operation, as if no null took others with it. */
export interface AllFaults {
  readonly paths: readonly Path[];
  /** The types of fields by the text of their path. */
  readonly types: ReadonlyMap<string, GraphQLOutputType>;
}

/** What the unsplit schema answers, and the objects of which a field that only others require failed. */
export interface Expected {
  readonly result: ExecutionResult;
  readonly lacking: readonly Lacking[];
  /** Whether the client might have selected what others require, too. */
  readonly mayBeSelected: boolean;
}

/**
 * Data must be the same text and errors must sit at the same paths. Where several faults lie under one null the
 * specification leaves open which of them are told: then each that is told must be a fault, and each null must be
 * explained by one that reaches it.
 */
export async function compare(
  { result: expected, lacking, mayBeSelected }: Expected,
  found: ParsedAnswer,
  allFaults: () => Promise<AllFaults>,
): Promise<Verdict> {
  if (!('data' in found)) return { wrong: 'no data' };
  if (JSON.stringify(expected.data) !== JSON.stringify(found.data)) return { wrong: 'data' };
  const expectedTexts = new Set(pathsOf(expected).map(String));
  const all = pathsOf(found);
  const objects = new Set(lacking.map(({ path }) => String(path)));
  // What fails though only others require it is told at the object or, where that was lost, below it.
  const isRequired = (path: Path) => {
    const above = path.slice(0, -1);
    return objects.has(String(path)) || (objects.has(String(above)) && !isObjectAt(found.data, above));
  };
  const told = all.filter((path) => expectedTexts.has(String(path)) || !isRequired(path));
  const untold = lacking.find(
    ({ path, isCertain }) => isCertain && !all.some((one) => String(one) === String(path)),
  );
  if (untold !== undefined && !mayBeSelected && isObjectAt(found.data, untold.path)) {
    return { wrong: `nothing tells what failed at ${untold.path.join('.')}` };
  }
  const foundTexts = new Set(told.map(String));
  if (foundTexts.size < told.length) return { wrong: 'an error is told twice' };
  if (foundTexts.size === expectedTexts.size && [...foundTexts].every((one) => expectedTexts.has(one))) {
    return 'same';
  }
  return explained(found, told, await allFaults());
}

function explained(found: ParsedAnswer, told: readonly Path[], { paths, types }: AllFaults): Verdict {
  const faults = new Set(paths.map(String));
  const other = told.find((path) => !faults.has(String(path)));
  if (other !== undefined) return { wrong: `an error at ${other.join('.')}, where nothing went wrong` };
  const explaining = new Set(told.map((path) => String(reach(path, types))));
  for (const path of paths) {
    const place = reach(path, types);
    if (isNullAt(found.data, place) && !explaining.has(String(place))) {
      return { wrong: `null without an error at ${place.join('.')}` };
    }
  }
  return 'other witness';
}

/** Where the null of a fault ends up: at the nearest position above that may be null. */
function reach(path: Path, types: AllFaults['types']): Path {
  let place = path;
  while (place.length > 0 && isNonNullType(typeAt(place, types))) place = place.slice(0, -1);
  return place;
}

function typeAt(path: Path, types: AllFaults['types']): GraphQLOutputType | undefined {
  let length = path.length;
  while (typeof path[length - 1] === 'number') length -= 1;
  let type = types.get(path.slice(0, length).join('.'));
  for (let at = length; at < path.length; at++) {
    const list = isNonNullType(type) ? type.ofType : type;
    type = isListType(list) ? list.ofType : undefined;
  }
  return type;
}

/** Whether a null stands exactly here, and not above. */
function isNullAt(data: unknown, path: Path): boolean {
  return valueAt(data, path) === null;
}

function isObjectAt(data: unknown, path: Path): boolean {
  const value = valueAt(data, path);
  return typeof value === 'object' && value !== null;
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/**
 * Where the same field failed in one call and came in another, the unsplit schema cannot tell which place has it: then
 * the answer must be the healthy one but for nulls, and an error must explain each of them unless the loss was silent.
 */
export function compareDegraded(healthy: ExecutionResult, found: ParsedAnswer, isSilent: boolean): Verdict {
  if (!('data' in found)) return { wrong: 'no data' };
  const paths = isSilent ? null : pathsOf(found).map(String);
  const wrong = firstWrong(healthy.data, found.data, [], paths);
  return wrong === null ? 'same' : { wrong };
}

function firstWrong(
  expected: unknown,
  found: unknown,
  at: Path,
  paths: readonly string[] | null,
): string | null {
  if (found === null) {
    if (expected === null || paths === null) return null;
    const place = at.join();
    const isExplained = paths.some((path) => path === place || place === '' || path.startsWith(`${place},`));
    return isExplained ? null : `null without an error at ${place}`;
  }
  const [one, other] = [entries(expected), entries(found)];
  if (one === null || other === null || one.length !== other.length) {
    return found === expected ? null : `another value at ${at.join()}`;
  }
  for (const [index, [key, value]] of other.entries()) {
    if (one[index]![0] !== key) return `another key at ${at.join()}`;
    const wrong = firstWrong(one[index]![1], value, [...at, key], paths);
    if (wrong !== null) return wrong;
  }
  return null;
}

function entries(value: unknown): [string | number, unknown][] | null {
  if (typeof value !== 'object' || value === null) return null;
  return Array.isArray(value) ? [...value.entries()] : Object.entries(value);
}

/** The paths of all errors that have one. */
function pathsOf(result: { errors?: readonly { path?: Path | undefined }[] | undefined }): Path[] {
  return (result.errors ?? []).flatMap((error) => (error.path === undefined ? [] : [error.path]));
}
