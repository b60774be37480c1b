// What a fetch was to bring, as a tree of response keys: when the fetch fails, this tells which fields it leaves empty.
import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import { isObject, type Path } from './json.js';
import type { ReadRewrite } from './rewrites.js';

/** Response keys, each with what lies under it. Type conditions are left out: a key of any branch counts. */
export interface Shape extends ReadonlyMap<string, Shape> {}

type GrowingShape = Map<string, GrowingShape>;

/** The shape of the root selection of a subgraph operation. */
export function shapeOf(operation: string): Shape {
  const document = parse(operation, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const shape: GrowingShape = new Map();
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) grow(shape, node.selectionSet, fragments);
  }
  return shape;
}

function grow(
  shape: GrowingShape,
  selections: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const node of selections.selections) {
    if (node.kind === Kind.FIELD) {
      const key = (node.alias ?? node.name).value;
      let child = shape.get(key);
      if (child === undefined) {
        child = new Map();
        shape.set(key, child);
      }
      if (node.selectionSet) grow(child, node.selectionSet, fragments);
    } else {
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (inner) grow(shape, inner.selectionSet, fragments);
    }
  }
}

/** The same shape under the client's names for keys that the planner aliased. */
export function renameShape(shape: Shape, rewrites: readonly ReadRewrite[]): Shape {
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'rename') continue;
    const keys = rewrite.path.flatMap((segment) => ('Key' in segment ? [segment.Key] : []));
    const last = keys.pop();
    let level: Shape | undefined = shape;
    for (const key of keys) level = level?.get(key);
    const moved = last === undefined ? undefined : level?.get(last);
    if (moved !== undefined) (level as GrowingShape).set(rewrite.to, moved as GrowingShape);
  }
  return shape;
}

/** The part of a shape that lies at a path. */
export function shapeAt(shape: Shape, path: Path): Shape {
  let part: Shape | undefined = shape;
  for (const key of path) if (typeof key === 'string') part = part?.get(key);
  return part ?? new Map();
}

/** How many keys of an error's path lead to the null that swallowed its place; all of them when none above it did. */
export function nullDepth(data: unknown, path: Path): number {
  let value = data;
  for (const [depth, key] of path.entries()) {
    if (value === null) return depth;
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isObject(value) ? value[key] : undefined;
  }
  return path.length;
}
