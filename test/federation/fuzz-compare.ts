// Compares an answer of the engine with that of graphql-js on the unsplit schema.
import type { ExecutionResult } from 'graphql';
import type { ParsedAnswer } from './harness.js';

type Path = readonly (string | number)[];

/** What is wrong with an answer, or how it is right. */
export type Verdict = 'same' | 'other witness' | { readonly wrong: string };

/**
 * Data must be the same text and errors must sit at the same paths. Where several faults lie under one null, the
 * specification leaves open which of them is told: then the nulls that errors explain must be the same.
 */
export function compare(expected: ExecutionResult, body: string): Verdict {
  const found = JSON.parse(body) as ParsedAnswer;
  if (!('data' in found)) return { wrong: 'no data' };
  if (JSON.stringify(expected.data) !== JSON.stringify(found.data)) return { wrong: 'data' };
  const [expectedPaths, foundPaths] = [pathsOf(expected), pathsOf(found)];
  if (sameSet(expectedPaths.map(String), foundPaths.map(String))) return 'same';
  const nulls = (paths: readonly Path[]) => paths.map((path) => nulled(found.data, path));
  return sameSet(nulls(expectedPaths), nulls(foundPaths)) ? 'other witness' : { wrong: 'errors' };
}

/**
 * With a subgraph down, the answer must be the healthy one but for nulls, and an error must explain each of them.
 */
export function compareDegraded(expected: ExecutionResult, body: string): Verdict {
  const found = JSON.parse(body) as ParsedAnswer;
  if (!('data' in found)) return { wrong: 'no data' };
  const paths = pathsOf(found).map(String);
  const wrong = firstWrong(expected.data, found.data, [], paths);
  return wrong === null ? 'same' : { wrong: `degraded: ${wrong}` };
}

function firstWrong(expected: unknown, found: unknown, at: Path, paths: readonly string[]): string | null {
  if (found === null) {
    if (expected === null) return null;
    const place = at.join();
    const explained = paths.some((path) => path === place || place === '' || path.startsWith(`${place},`));
    return explained ? null : `null without an error at ${place}`;
  }
  if (Array.isArray(found) && Array.isArray(expected) && found.length === expected.length) {
    for (const [index, item] of found.entries()) {
      const wrong = firstWrong(expected[index], item, [...at, index], paths);
      if (wrong !== null) return wrong;
    }
    return null;
  }
  if (isRecord(found) && isRecord(expected) && Object.keys(found).join() === Object.keys(expected).join()) {
    for (const [key, value] of Object.entries(found)) {
      const wrong = firstWrong(expected[key], value, [...at, key], paths);
      if (wrong !== null) return wrong;
    }
    return null;
  }
  return found === expected ? null : `another value at ${at.join()}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathsOf(result: { errors?: readonly { path?: Path }[] }): Path[] {
  return (result.errors ?? []).map((error) => error.path ?? ['(no path)']);
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const first = new Set(one);
  const second = new Set(other);
  return first.size === second.size && [...first].every((item) => second.has(item));
}

/** Where in the data the null of an error stands. */
function nulled(data: unknown, path: Path): string {
  let value = data;
  for (const [at, key] of path.entries()) {
    if (value === null || typeof value !== 'object') return path.slice(0, at).join();
    value = (value as Record<string | number, unknown>)[key];
  }
  return value === null ? path.join() : `no null at ${path.join()}`;
}
