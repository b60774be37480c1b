// Applies the planner's rewrites: keys that it aliased get their names back, interface objects their typename.
import { isObject, type JsonObject, read } from './json.js';
import { mergeObject } from './merge.js';
import type { Rewrite, RewriteSegment } from './planner.js';
import type { PossibleTypes } from './possible-types.js';

/** One rewrite in the one form that the engine works with. */
export interface ReadRewrite {
  readonly path: readonly RewriteSegment[];
  readonly kind: 'set' | 'rename';
  /** The value to set or the new key. */
  readonly to: string;
}

/** Reads the planner's rewrites, which come in three spellings. */
export function readRewrites(rewrites: readonly Rewrite[] | null | undefined): readonly ReadRewrite[] {
  return (rewrites ?? []).map((rewrite) => {
    if ('KeyRenamer' in rewrite) {
      return { path: rewrite.KeyRenamer.path, kind: 'rename', to: rewrite.KeyRenamer.renameKeyTo };
    }
    const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
    return { path: setter.path, kind: 'set', to: setter.setValueTo };
  });
}

/** Applies rewrites to data in place; lists are entered wherever they stand. */
export function applyRewrites(value: unknown, rewrites: readonly ReadRewrite[], types: PossibleTypes): void {
  for (const rewrite of rewrites) apply(value, rewrite, 0, types);
}

function apply(value: unknown, rewrite: ReadRewrite, at: number, types: PossibleTypes): void {
  if (Array.isArray(value)) {
    for (const item of value) apply(item, rewrite, at, types);
    return;
  }
  const segment = rewrite.path[at];
  if (!isObject(value) || segment === undefined) return;
  if ('TypenameEquals' in segment) {
    const typename = value.__typename;
    const passed =
      typeof typename !== 'string' || segment.TypenameEquals.some((name) => types.matches(name, typename));
    if (passed) apply(value, rewrite, at + 1, types);
  } else if (at < rewrite.path.length - 1) apply(read(value, segment.Key), rewrite, at + 1, types);
  else if (rewrite.kind === 'set') value[segment.Key] = rewrite.to;
  else rename(value, segment.Key, rewrite.to, types);
}

function rename(object: JsonObject, from: string, to: string, types: PossibleTypes): void {
  if (!Object.hasOwn(object, from)) return;
  const value = object[from];
  delete object[from];
  mergeObject(object, { [to]: value }, types);
}

/** The client's name for each key of a path that a subgraph reported, relative to where the rewrites start. */
export function renamePath(
  path: readonly (string | number)[],
  rewrites: readonly ReadRewrite[],
): (string | number)[] {
  const renamed = [...path];
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'rename') continue;
    const keys = rewrite.path.flatMap((segment) => ('Key' in segment ? [segment.Key] : []));
    let matched = 0;
    for (const [at, key] of path.entries()) {
      if (typeof key === 'number') continue;
      if (key !== keys[matched]) break;
      matched += 1;
      if (matched === keys.length) {
        renamed[at] = rewrite.to;
        break;
      }
    }
  }
  return renamed;
}
