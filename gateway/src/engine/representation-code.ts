// Generated code that writes representations of the usual kind: one type, flat fields.
import { type JsonObject, jsonText, quote } from './json.js';
import type { Requirement } from './planner.js';
import type { PossibleTypes } from './possible-types.js';
import { incomplete, type RepresentationWriter } from './representations.js';
import type { ReadRewrite } from './rewrites.js';
import { nameLiteral } from './serializer-code.js';

/** A compiled writer, or null when the requirements are of another kind and stay interpreted. */
export function compileRequirements(
  requirements: readonly Requirement[],
  rewrites: readonly ReadRewrite[],
  types: PossibleTypes,
): RepresentationWriter | null {
  const [fragment, another] = requirements;
  if (fragment?.kind !== 'InlineFragment' || another !== undefined) return null;
  const typename = rewrittenTypename(rewrites);
  if (typename === undefined) return null;
  const fields: { key: string; name: string }[] = [];
  for (const field of fragment.selections) {
    if (field.kind !== 'Field' || field.selections?.length) return null;
    const key = field.alias ?? field.name;
    const known = fields.some((one) => one.key === key);
    if (field.name !== '__typename' && !known) fields.push({ key, name: field.name });
  }
  if (fields.some((field) => field.name in {})) return null;
  let code = 'const t=d.__typename;if(typeof t!=="string")return i;if(!m(t))return b(t)?i:null;let v,n=0;';
  code += `let o='{"__typename":'+${typename === null ? 'q(t)' : `'${nameLiteral(typename)}'`};`;
  for (const { key, name } of fields) {
    code += `v=d[${nameLiteral(name)}];if(v===undefined)return i;if(v!==null)n++;`;
    code += `o+=',${nameLiteral(key)}:'+j(v);`;
  }
  const keyed = fields.length === 0 || types.isSingle(fragment.typeCondition);
  code += keyed ? 'return o+"}";' : 'return n===0?null:o+"}";';
  const matches = matcher(fragment.typeCondition, types);
  const mayBe = (typename: string) => types.mayBe(fragment.typeCondition, typename);
  const text = `"use strict";return function(d){${code}}`;
  return new Function('m', 'b', 'q', 'j', 'i', text)(
    matches,
    mayBe,
    quote,
    leafText,
    incomplete,
  ) as RepresentationWriter;
}

/** The field that alone tells the entities of a type apart. */
export interface SoleKey {
  readonly typename: string;
  readonly name: string;
}

/** Most entities have one key field: what was seen with the same value needs no text to be known again. */
export function soleKeyOf(requirements: readonly Requirement[]): SoleKey | null {
  const [fragment, another] = requirements;
  if (fragment?.kind !== 'InlineFragment' || another !== undefined) return null;
  const fields = fragment.selections.filter((one) => one.kind !== 'Field' || one.name !== '__typename');
  const [field, more] = fields;
  if (field?.kind !== 'Field' || more !== undefined || field.selections?.length || field.name in {})
    return null;
  return { typename: fragment.typeCondition, name: field.name };
}

/** The typename that the rewrites set: null for the entity's own, undefined when they do something else. */
function rewrittenTypename(rewrites: readonly ReadRewrite[]): string | null | undefined {
  if (rewrites.length === 0) return null;
  const [rewrite, another] = rewrites;
  const last = rewrite?.path.at(-1);
  const sets = rewrite?.kind === 'set' && last !== undefined && 'Key' in last && last.Key === '__typename';
  return sets && another === undefined && rewrite.path.length === 2 ? rewrite.to : undefined;
}

/** Most lists hold one type, so the last one that matched is remembered. */
function matcher(condition: string, types: PossibleTypes): (typename: string) => boolean {
  let last = condition;
  return (typename) => {
    if (typename === last) return true;
    if (!types.matches(condition, typename)) return false;
    last = typename;
    return true;
  };
}

function leafText(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value) ? `${value}` : jsonText(value as JsonObject);
}
