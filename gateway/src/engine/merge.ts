// Merges what a later fetch brought into the data that is already there.
import { isObject, type JsonObject } from './json.js';
import type { PossibleTypes } from './possible-types.js';

/**
 * Merges `source` into `target`. A value is never replaced by a null, and a concrete `__typename` never by
 * that of an interface (an interface object answers with the interface's name). What is taken over whole is shared
 * with the source unless `share` is false.
 */
export function mergeObject(
  target: JsonObject,
  source: JsonObject,
  types: PossibleTypes,
  share = true,
): void {
  for (const key in source) {
    const value = source[key];
    const present = target[key];
    if (value === null || value === undefined) {
      if (present === undefined || typeof present === 'function') target[key] = null;
    } else if (typeof value === 'object' && typeof present === 'object' && present !== null) {
      mergeValue(present, share ? value : copyJson(value), types);
    } else if (key !== '__typename' || typeof present !== 'string' || types.isObject(value as string)) {
      target[key] = share || typeof value !== 'object' ? value : copyJson(value);
    }
  }
}

/** Lists merge by index: both sides list the same things in the same order. */
function mergeValue(target: object, source: object, types: PossibleTypes): void {
  if (Array.isArray(target)) {
    if (!Array.isArray(source)) return;
    const length = Math.min(target.length, source.length);
    for (let index = 0; index < length; index++) {
      const value: unknown = source[index];
      const present: unknown = target[index];
      if (present === null || present === undefined) target[index] = value;
      else if (typeof present === 'object' && typeof value === 'object' && value !== null) {
        mergeValue(present, value, types);
      }
    }
  } else if (isObject(source)) {
    mergeObject(target as JsonObject, source, types);
  }
}

/** A copy for the second place of a deduplicated entity: places must not share what later fetches merge into. */
export function copyJson<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyJson) as Value;
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key in value) copy[key] = copyJson(value[key]);
  return copy as Value;
}
