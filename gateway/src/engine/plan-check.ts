// Checks the operations of a plan before the plan is used: some of the planner's are none that a subgraph would accept.
import { type FragmentDefinitionNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { PlanNode } from './planner.js';
import type { PossibleTypes } from './possible-types.js';

/** Throws an error that says what is wrong with a plan. */
export function checkPlan(node: PlanNode | null | undefined, types: PossibleTypes): void {
  if (!node) return;
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch':
      checkOperation(node.operation, types);
      return;
    case 'Subscription':
      checkOperation(node.primary.operation, types);
      return;
    case 'Flatten':
      if (node.node.kind !== 'Fetch') throw new Error(`the plan flattens a ${node.node.kind} node`);
      checkPlan(node.node, types);
      return;
    case 'Sequence':
    case 'Parallel':
      for (const one of node.nodes) checkPlan(one, types);
      return;
    case 'Condition':
      checkPlan(node.ifClause, types);
      checkPlan(node.elseClause, types);
      return;
    default:
      throw new Error(`the plan has a ${node.kind} node`);
  }
}

interface Scope {
  readonly types: PossibleTypes;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The type of a field as far as it decides whether two fields may share a response key. */
type Shapes = Map<string, string>;

function checkOperation(text: string, types: PossibleTypes): void {
  const document = parse(text, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const root = types.rootType(node.operation);
    check(node.selectionSet, root, { types, fragments }, new Map());
  }
}

function check(set: SelectionSetNode, type: string | undefined, scope: Scope, shapes: Shapes): void {
  for (const node of set.selections) {
    if (node.kind !== Kind.FIELD) {
      const inner = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments.get(node.name.value);
      if (inner) check(inner.selectionSet, inner.typeCondition?.name.value ?? type, scope, shapes);
      continue;
    }
    const name = node.name.value;
    if (name === '__typename') continue;
    const field = type === undefined ? undefined : scope.types.fieldType(type, name);
    if (field?.composite && !node.selectionSet)
      throw new Error(`the plan asks for ${type}.${name} without fields`);
    const key = (node.alias ?? node.name).value;
    const shape = field?.shape;
    const known = shapes.get(key);
    if (shape !== undefined && known !== undefined && known !== shape) {
      throw new Error(`the plan asks for two kinds of values as "${key}"`);
    }
    if (shape !== undefined) shapes.set(key, shape);
    if (node.selectionSet) check(node.selectionSet, field?.named, scope, new Map());
  }
}
