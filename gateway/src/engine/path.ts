// Walks the flatten paths of a plan to the objects that a fetch is about.
import { type JsonObject, type Path, read } from './json.js';
import type { PathSegment } from './planner.js';
import type { PossibleTypes } from './possible-types.js';

/** Calls `visit` for each object at the end of a path, in the order of the data. */
export type PathWalker = (root: JsonObject, visit: (object: JsonObject) => void) => void;

/** A walker that interprets the path. Lists are entered wherever they stand: a path has one `@` for nested lists. */
export function interpretPath(path: readonly PathSegment[], types: PossibleTypes): PathWalker {
  return (root, visit) => walk(root, path, 0, types, visit);
}

function walk(
  value: unknown,
  path: readonly PathSegment[],
  at: number,
  types: PossibleTypes,
  visit: (object: JsonObject) => void,
): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) walk(item, path, at, types, visit);
    return;
  }
  const object = value as JsonObject;
  const segment = path[at];
  if (segment === undefined) visit(object);
  else if (segment === '@') walk(object, path, at + 1, types, visit);
  else if ('Field' in segment) walk(read(object, segment.Field), path, at + 1, types, visit);
  else if (passes(object, segment.TypeCondition, types)) walk(object, path, at + 1, types, visit);
}

/**
 * Whether the object's type meets a condition of a path. An object whose concrete type is not known does where it
 * may: a failed call can leave it so, and then the fields that hang on its type have to be accounted for.
 */
export function passes(object: JsonObject, conditions: readonly string[], types: PossibleTypes): boolean {
  const typename = object.__typename;
  if (typeof typename !== 'string') return true;
  return conditions.some((one) => types.matches(one, typename) || types.mayBe(one, typename));
}

/** Like a PathWalker, but tells where each object sits; used only when an error needs an exact path. */
export function walkPlaces(
  value: unknown,
  path: readonly PathSegment[],
  types: PossibleTypes,
  visit: (object: JsonObject, place: Path) => void,
  place: Path = [],
): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walkPlaces(item, path, types, visit, [...place, index]);
    return;
  }
  const object = value as JsonObject;
  const [segment, ...rest] = path;
  if (segment === undefined) visit(object, place);
  else if (segment === '@') walkPlaces(object, rest, types, visit, place);
  else if ('Field' in segment) {
    walkPlaces(read(object, segment.Field), rest, types, visit, [...place, segment.Field]);
  } else if (passes(object, segment.TypeCondition, types)) walkPlaces(object, rest, types, visit, place);
}
