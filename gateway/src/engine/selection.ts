// The client's selections, collected by runtime type as the specification says, for one setting of the
// variables that @skip and @include use.
import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { DataKeys } from './data-keys.js';
import type { PossibleTypes } from './possible-types.js';

/** One field of an answer, under one response key. */
export interface OutputField {
  readonly key: string;
  /** The key in the data, which differs where the client's could be mistaken for another field's. */
  readonly dataKey: string;
  readonly name: string;
  /** The type that has the field, for error messages. */
  readonly owner: string;
  /** The field's type; null for `__typename` and for introspection, which need no completion. */
  readonly type: GraphQLOutputType | null;
  /** What is selected under the field; null for leaves. */
  readonly selection: OutputSelection | null;
}

/** What every selection of an operation shares. */
export interface SelectionScope {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly types: PossibleTypes;
  readonly dataKeys: DataKeys;
  /** The values of the variables of @skip and @include. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** The selection under one field; merges the selection sets of all fields with its response key. */
export class OutputSelection {
  readonly #scope: SelectionScope;
  readonly #sets: readonly SelectionSetNode[];
  readonly #fields = new Map<string, readonly OutputField[]>();
  #narrow: boolean | undefined;
  #mentioned: ReadonlySet<string> | undefined;

  constructor(scope: SelectionScope, sets: readonly SelectionSetNode[]) {
    this.#scope = scope;
    this.#sets = sets;
  }

  /** The fields to answer for an object of this type, in the order of the answer. */
  fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType): readonly OutputField[] {
    let fields = this.#fields.get(type.name);
    if (fields === undefined) {
      const groups = new Map<string, FieldNode[]>();
      for (const set of this.#sets) collect(this.#scope, type.name, set, groups, new Set());
      fields = [...groups].map(([key, nodes]) => this.#field(key, nodes, type));
      this.#fields.set(type.name, fields);
    }
    return fields;
  }

  /** Whether the answer depends on the concrete type of an object that is known to be of the named type. */
  asksForTypeBelow(typename: string): boolean {
    this.#narrow ??= this.#sets.some((set) => narrows(this.#scope, typename, set, new Set()));
    return this.#narrow;
  }

  /** Whether a field of this name or alias is selected for an object of any type. */
  mentions(key: string): boolean {
    this.#mentioned ??= new Set(this.#sets.flatMap((set) => [...keysOf(this.#scope, set, new Set())]));
    return this.#mentioned.has(key);
  }

  #field(
    key: string,
    nodes: readonly FieldNode[],
    type: GraphQLObjectType | GraphQLInterfaceType,
  ): OutputField {
    const name = nodes[0]!.name.value;
    const field = type.getFields()[name];
    const sets = nodes.flatMap((node) => node.selectionSet ?? []);
    const dataKey = field ? this.#scope.dataKeys.of(key, name, field.args.length > 0) : key;
    return {
      key,
      dataKey,
      name,
      owner: type.name,
      type: field?.type ?? null,
      selection: field === undefined || sets.length === 0 ? null : new OutputSelection(this.#scope, sets),
    };
  }
}

function collect(
  scope: SelectionScope,
  typename: string,
  set: SelectionSetNode,
  groups: Map<string, FieldNode[]>,
  spread: Set<string>,
): void {
  for (const node of set.selections) {
    if (!isIncluded(node.directives, scope.conditions)) continue;
    if (node.kind === Kind.FIELD) {
      const key = (node.alias ?? node.name).value;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [node]);
      else group.push(node);
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : unspread(scope, node.name.value, spread);
    if (fragment === null) continue;
    const condition = fragment.typeCondition?.name.value;
    if (condition === undefined || scope.types.matches(condition, typename)) {
      collect(scope, typename, fragment.selectionSet, groups, spread);
    }
  }
}

/** A named fragment counts once in a selection: spreading it again adds nothing. */
function unspread(scope: SelectionScope, name: string, spread: Set<string>): FragmentDefinitionNode | null {
  if (spread.has(name)) return null;
  spread.add(name);
  return scope.fragments.get(name) ?? null;
}

function* keysOf(scope: SelectionScope, set: SelectionSetNode, spread: Set<string>): Generator<string> {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) yield (node.alias ?? node.name).value;
    else {
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : unspread(scope, node.name.value, spread);
      if (fragment !== null) yield* keysOf(scope, fragment.selectionSet, spread);
    }
  }
}

function narrows(
  scope: SelectionScope,
  typename: string,
  set: SelectionSetNode,
  spread: Set<string>,
): boolean {
  return set.selections.some((node) => {
    if (!isIncluded(node.directives, scope.conditions)) return false;
    if (node.kind === Kind.FIELD) return node.name.value === '__typename';
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : unspread(scope, node.name.value, spread);
    if (fragment === null) return false;
    const condition = fragment.typeCondition?.name.value ?? typename;
    return (
      !scope.types.matches(condition, typename) || narrows(scope, typename, fragment.selectionSet, spread)
    );
  });
}

/** Whether @skip and @include let a selection in. */
export function isIncluded(
  directives: readonly DirectiveNode[] | undefined,
  conditions: Readonly<Record<string, unknown>>,
): boolean {
  for (const directive of directives ?? []) {
    const kind = directive.name.value;
    if (kind !== 'skip' && kind !== 'include') continue;
    const value = directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
    const on =
      value?.kind === Kind.VARIABLE
        ? conditions[value.name.value]
        : value?.kind === Kind.BOOLEAN && value.value;
    if ((on === true) === (kind === 'skip')) return false;
  }
  return true;
}
