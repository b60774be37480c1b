// Representations by one of several keys: the planner sometimes asks for all keys that a subgraph has for an entity.
import { type JsonObject, read } from './json.js';
import type { Requirement } from './planner.js';
import { incomplete, type RepresentationWriter } from './representations.js';

/** The names of the fields at the top of a key. */
export type Key = readonly string[];

/** A writer that leaves out the keys which an entity lacks, as long as it has another that is asked for. */
export function withSpareKeys(
  write: RepresentationWriter,
  keys: readonly Key[],
  requirements: readonly Requirement[],
  writerOf: (requirements: readonly Requirement[]) => RepresentationWriter,
): RepresentationWriter {
  const asked = keys.filter((key) => key.every((name) => asksFor(requirements, name)));
  if (asked.length < 2) return write;
  return (entity) => {
    const text = write(entity);
    if (text !== incomplete) return text;
    const spare = lacking(entity, asked);
    return spare === null ? incomplete : writerOf(without(requirements, spare))(entity);
  };
}

/** The fields of the keys that an entity lacks; null when it has none of the keys, or all. */
function lacking(entity: JsonObject, keys: readonly Key[]): ReadonlySet<string> | null {
  const has = (name: string) => read(entity, name) !== undefined;
  const whole = keys.filter((key) => key.every(has));
  if (whole.length === 0 || whole.length === keys.length) return null;
  return new Set(keys.flat().filter((name) => !has(name)));
}

function asksFor(requirements: readonly Requirement[], name: string): boolean {
  return requirements.some(
    (one) =>
      one.kind === 'InlineFragment' &&
      one.selections.some((field) => field.kind === 'Field' && field.name === name),
  );
}

function without(requirements: readonly Requirement[], names: ReadonlySet<string>): Requirement[] {
  return requirements.map((requirement) => {
    if (requirement.kind !== 'InlineFragment') return requirement;
    const kept = requirement.selections.filter((one) => one.kind !== 'Field' || !names.has(one.name));
    return { ...requirement, selections: kept };
  });
}
