// Answers that a subgraph should not give: none, a field lost, a value of another shape, an entity missing.
import type { SubgraphError, SubgraphResponse } from '@diaban/gateway/engine/fetcher';
import type { Page } from './fuzz-ledger.js';
import { hashed } from './random.js';

/** The answer with an error at each entity that is null without one. */
export function withReferenceErrors(response: SubgraphResponse): SubgraphResponse {
  const errors = [...(response.errors ?? [])];
  const places = new Set(errors.map((error) => error.path?.slice(0, 2).join('.')));
  for (const [alias, list] of Object.entries(response.data ?? {})) {
    if (!/^_e/.test(alias) || !Array.isArray(list)) continue;
    for (const [at, item] of list.entries()) {
      const isSilent = item === null && !places.has(`${alias}.${at}`);
      if (isSilent) errors.push({ message: 'no such entity', path: [alias, at] });
    }
  }
  return errors.length > 0 ? { ...response, errors } : response;
}

/** An answer that brings nothing. Its texts must not reach clients. */
export function failure(seed: string, { data }: SubgraphResponse): unknown {
  const secret = 'connect ECONNREFUSED http://s0.internal:4001/graphql';
  const kinds: unknown[] = [
    new Error(secret),
    { data: null, errors: [{ message: 'no answer', extensions: { stacktrace: [secret] } }] },
    { errors: [{ message: 'no answer' }] },
    { data: null },
    { data: [secret] },
    secret,
    null,
  ];
  if (data && '_entities' in data) kinds.push({ data: {} });
  return kinds[Math.floor(hashed(`${seed}?how`) * kinds.length)];
}

/** Replaces one list of entities, of which it gives the alias, by something else. */
export function breakList(seed: string, response: SubgraphResponse): string | null {
  const { data } = response;
  const aliases = Object.entries(data ?? {}).filter(
    ([alias, list]) => /^_e/.test(alias) && Array.isArray(list) && list.length > 0,
  );
  const [alias] = aliases[Math.floor(hashed(`${seed}?list`) * aliases.length)] ?? [];
  if (alias === undefined || !data) return null;
  const others = ['text', {}, [], null, 7];
  data[alias] = others[Math.floor(hashed(`${seed}?other`) * others.length)];
  setErrors(response, errorsOutside(response, alias));
  return alias;
}

/** Replaces the value of one field, which it names; a lost field is null with an error, others are of no good type. */
export function corrupt(seed: string, response: SubgraphResponse, page: Page, lost: boolean): string | null {
  const once = [...page.fields].filter(([path, identity]) => isOrdinary(path, identity, page));
  const [path, identity] = once[Math.floor(hashed(`${seed}?where`) * once.length)] ?? [];
  if (path === undefined || identity === undefined) return null;
  const keys = path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const last = keys.pop()!;
  let holder: unknown = response.data;
  for (const key of keys) holder = (holder as Record<string | number, unknown> | null | undefined)?.[key];
  if (typeof holder !== 'object' || holder === null) return null;
  const object = holder as Record<string | number, unknown>;
  const value = object[last];
  if (value === null || value === undefined) return null;
  object[last] = lost ? null : wrongFor(value, hashed(`${seed}?shape`));
  const errors = errorsOutside(response, path);
  if (lost) errors.push({ message: 'lost', path: [...keys, last] });
  setErrors(response, errors);
  return identity;
}

/** The errors that are not about a value which is replaced. */
function errorsOutside({ errors }: SubgraphResponse, path: string): SubgraphError[] {
  return (errors ?? []).filter((error) => !`${error.path?.join('.')}.`.startsWith(`${path}.`));
}

function setErrors(response: SubgraphResponse, errors: SubgraphError[]): void {
  if (errors.length > 0) response.errors = errors;
  else delete response.errors;
}

const needed = /\/(deep|choice)\/|\.(id|code|org|need|deep|choice|made)\b/;

/** Keys, what others require, what other subgraphs may tell too and what a call asks for twice stay right. */
function isOrdinary(path: string, identity: string, page: Page): boolean {
  if (needed.test(identity) || isShared(path, page)) return false;
  let times = 0;
  for (const other of page.fields.values()) if (other === identity) times += 1;
  return times === 1;
}

/** Whether other subgraphs may tell a field, or an object that it is in. */
function isShared(path: string, page: Page): boolean {
  const keys = path.split('.');
  return keys.some((_, at) => page.shared.has(page.fields.get(keys.slice(0, at + 1).join('.')) ?? ''));
}

function wrongFor(value: unknown, chance: number): unknown {
  if (Array.isArray(value)) return ['text', {}, 7][Math.floor(chance * 3)];
  if (typeof value === 'object') return ['text', [], 7][Math.floor(chance * 3)];
  return chance < 0.5 ? {} : [];
}
