// Writes an entity as the representation that a subgraph asks for, directly as JSON text: the text is also its key
// for deduplication.
import { isObject, type JsonObject, jsonText, quote, read } from './json.js';
import type { Requirement } from './planner.js';
import type { PossibleTypes } from './possible-types.js';
import { applyRewrites, type ReadRewrite } from './rewrites.js';

/** The entity lacks a field that an earlier fetch should have brought. */
export const incomplete = Symbol('incomplete');

/** JSON text, or null when the entity is not of a type the fetch is about or has no key, or `incomplete`. */
export type RepresentationWriter = (entity: JsonObject) => string | null | typeof incomplete;

/** A writer that interprets the requirements of a fetch. */
export function interpretRequirements(
  requirements: readonly Requirement[],
  rewrites: readonly ReadRewrite[],
  types: PossibleTypes,
): RepresentationWriter {
  const write: RepresentationWriter = (entity) => writeEntity(entity, requirements, types);
  if (rewrites.length === 0) return write;
  return (entity) => {
    const text = write(entity);
    if (typeof text !== 'string') return text;
    const representation: unknown = JSON.parse(text);
    applyRewrites(representation, rewrites, types);
    return JSON.stringify(representation);
  };
}

function writeEntity(
  entity: JsonObject,
  requirements: readonly Requirement[],
  types: PossibleTypes,
): string | null | typeof incomplete {
  const typename = entity.__typename;
  if (typeof typename !== 'string') return incomplete;
  const fields = new Map<string, string>();
  const scope: Scope = { typename, types, fields, strict: true, matched: false };
  if (!collect(entity, requirements, scope)) return incomplete;
  if (!scope.matched) return concernsTypeBelow(typename, requirements, types) ? incomplete : null;
  const keyed = fields.size === 0 || types.isSingle(typename);
  const keyless = !keyed && [...fields.values()].every((text) => text === 'null');
  return keyless ? null : objectText(typename, fields);
}

/** Whether the requirements are about what the object may be, once its concrete type is known. */
function concernsTypeBelow(
  typename: string,
  requirements: readonly Requirement[],
  types: PossibleTypes,
): boolean {
  return requirements.some(
    (one) => one.kind === 'InlineFragment' && types.mayBe(one.typeCondition, typename),
  );
}

interface Scope {
  readonly typename: string | undefined;
  readonly types: PossibleTypes;
  readonly fields: Map<string, string>;
  /** At the top a fragment is about one type; deeper, an object of unknown type takes every fragment. */
  readonly strict: boolean;
  matched: boolean;
}

function collect(object: JsonObject, requirements: readonly Requirement[], scope: Scope): boolean {
  for (const requirement of requirements) {
    if (requirement.kind === 'InlineFragment') {
      const { typename } = scope;
      const matches =
        typename === undefined ? !scope.strict : scope.types.matches(requirement.typeCondition, typename);
      if (!matches) continue;
      scope.matched = true;
      if (!collect(object, requirement.selections, scope)) return false;
    } else if (requirement.kind === 'Field') {
      if (requirement.name === '__typename') continue;
      const key = requirement.alias ?? requirement.name;
      if (scope.fields.has(key)) continue;
      const text = valueText(read(object, requirement.name), requirement.selections ?? [], scope.types);
      if (text === undefined) return false;
      scope.fields.set(key, text);
    }
  }
  return true;
}

function objectText(typename: string | undefined, fields: ReadonlyMap<string, string>): string {
  let text = typename === undefined ? '' : `"__typename":${quote(typename)}`;
  for (const [key, value] of fields) text += `${text === '' ? '' : ','}${quote(key)}:${value}`;
  return `{${text}}`;
}

function valueText(
  value: unknown,
  selections: readonly Requirement[],
  types: PossibleTypes,
): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) {
    const items: string[] = [];
    for (const item of value) {
      const text = item === undefined ? 'null' : valueText(item, selections, types);
      if (text === undefined) return undefined;
      items.push(text);
    }
    return `[${items.join(',')}]`;
  }
  if (selections.length === 0 || !isObject(value)) return jsonText(value);
  const typename = typeof value.__typename === 'string' ? value.__typename : undefined;
  const fields = new Map<string, string>();
  const scope: Scope = { typename, types, fields, strict: false, matched: false };
  return collect(value, selections, scope) ? objectText(typename, fields) : undefined;
}
