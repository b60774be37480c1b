// Checks that a plan asks for what the operation selects, and for what its own later fetches need. Now and then the
// planner leaves a field or a key out, for instance where a subgraph that sees an interface as one object shares a field
// with one that knows the types behind it: nulls would look like answers.
import { Kind, type SelectionSetNode } from 'graphql';
import type { PathSegment, PlanNode, Requirement, Rewrite } from './planner.js';
import { serviceName } from './planner-supergraph.js';
import type { PossibleTypes } from './possible-types.js';
import { readRewrites } from './rewrites.js';
import { renameShape, type Shape, shapeOf } from './shape.js';

/** A place of the answer, and what has been asked for below it. Type conditions are left out, as in shapes. */
class Place {
  readonly #below = new Map<string, Place>();

  get(key: string): Place | undefined {
    return this.#below.get(key);
  }

  at(key: string): Place {
    let place = this.#below.get(key);
    if (place === undefined) {
      place = new Place();
      this.#below.set(key, place);
    }
    return place;
  }

  follow(path: readonly PathSegment[]): Place {
    let place: Place = this;
    for (const segment of path)
      if (typeof segment === 'object' && 'Field' in segment) place = place.at(segment.Field);
    return place;
  }

  take(shape: Shape): void {
    for (const [key, inner] of shape) this.at(key).take(inner);
  }
}

/** Throws an error that names a field which no fetch of the plan brings, or a fetch without a key. */
export function checkCoverage(
  root: string,
  selected: SelectionSetNode,
  plan: PlanNode | null,
  types: PossibleTypes,
): void {
  const place = new Place();
  gather(plan, place, types);
  check(selected, root, place, types);
}

function gather(node: PlanNode | null | undefined, root: Place, types: PossibleTypes): void {
  if (!node) return;
  switch (node.kind) {
    case 'Fetch':
      root.take(asked(node.operation, node.outputRewrites));
      return;
    case 'Subscription':
      root.take(asked(node.primary.operation, node.primary.outputRewrites));
      return;
    case 'Flatten': {
      if (node.node.kind !== 'Fetch') return;
      const { operation, outputRewrites, serviceName: service, requires } = node.node;
      const place = root.follow(node.path);
      checkRequirements(requires ?? [], service, place, types);
      place.take(asked(operation, outputRewrites).get('_entities') ?? new Map());
      return;
    }
    case 'BatchFetch':
      for (const { alias, paths, requires, outputRewrites } of node.entityBatch.aliases) {
        const shape = asked(node.operation, outputRewrites).get(alias) ?? new Map();
        const places = paths.map((path) => root.follow(path));
        for (const place of places) checkRequirements(requires, node.serviceName, place, types);
        for (const place of places) place.take(shape);
      }
      return;
    case 'Sequence':
    case 'Parallel':
      for (const one of node.nodes) gather(one, root, types);
      return;
    case 'Condition':
      gather(node.ifClause, root, types);
      gather(node.elseClause, root, types);
  }
}

function asked(operation: string, rewrites: readonly Rewrite[] | undefined): Shape {
  return renameShape(shapeOf(operation), readRewrites(rewrites));
}

/** An entity can be asked for when all that it is to be known by was asked for before, or one of its keys was. */
function checkRequirements(
  requirements: readonly Requirement[],
  planned: string,
  place: Place,
  types: PossibleTypes,
): void {
  const service = serviceName(planned);
  for (const one of requirements) {
    if (one.kind !== 'InlineFragment') continue;
    const names = one.selections.flatMap((field) => (field.kind === 'Field' ? [field.name] : []));
    const has = (name: string) => name === '__typename' || place.get(name) !== undefined;
    const lacking = names.find((name) => !has(name));
    if (lacking === undefined) continue;
    const keys = types.keysOf(service, one.typeCondition);
    if (!keys.some((key) => key.every((name) => names.includes(name) && has(name))))
      throw new Error(`the plan asks for ${one.typeCondition} without ${lacking}`);
  }
}

/** Fields of objects must be there. Those of interfaces may be asked for by type, and types may be impossible. */
function check(set: SelectionSetNode, type: string, place: Place, types: PossibleTypes): void {
  for (const node of set.selections) {
    if (node.kind !== Kind.FIELD || node.name.value === '__typename') continue;
    const below = place.get((node.alias ?? node.name).value);
    if (below === undefined) {
      if (types.isObject(type)) throw new Error(`the plan does not ask for ${type}.${node.name.value}`);
      continue;
    }
    const named = types.fieldType(type, node.name.value)?.named;
    if (node.selectionSet && named !== undefined) check(node.selectionSet, named, below, types);
  }
}
