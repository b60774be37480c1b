// The form of an operation that is planned: conditions decided, fragments merged, nothing selected twice. The planner
// is right on this form; on freer ones it misses aliased __typename and conditions around fragments, or takes minutes.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { DataKeys } from './data-keys.js';
import { codes, RequestError } from './errors.js';
import type { PossibleTypes } from './possible-types.js';
import { isIncluded } from './selection.js';

/** What an operation is brought into form with. */
export interface FormScope {
  readonly schema: GraphQLSchema;
  readonly types: PossibleTypes;
  readonly dataKeys: DataKeys;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The values of the variables of @skip and @include. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** The planner's time grows with the square of the fields: operations with more are refused. */
  readonly mostFields: number;
}

/** The root fields of an operation, merged by response key and in its order. */
export interface RootForm {
  /** Fields that subgraphs answer. */
  readonly data: readonly FieldNode[];
  /** Fields that the gateway answers from its own schema, as the client wrote them. */
  readonly introspection: readonly FieldNode[];
}

/** Brings an operation into the form that is planned. */
export function formOf(operation: OperationDefinitionNode, scope: FormScope): RootForm {
  const root = scope.schema.getRootType(operation.operation)!;
  const group = new Group();
  gather(group, [operation.selectionSet], root.name, scope);
  const former = new Former(scope);
  const data: FieldNode[] = [];
  const introspection: FieldNode[] = [];
  for (const nodes of group.fields.values()) {
    const name = nodes[0]!.name.value;
    if (name === '__schema' || name === '__type') introspection.push(...nodes);
    else if (name !== '__typename') data.push(former.field(nodes, root));
  }
  return { data, introspection };
}

/** The operation with these root fields in the place of its own. */
export function withFields(
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
): OperationDefinitionNode {
  return { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } };
}

/** The selections of one position: its fields by response key, and fragments on types below its own. */
class Group {
  readonly fields = new Map<string, FieldNode[]>();
  readonly narrower = new Map<string, SelectionSetNode[]>();
  readonly spread = new Set<string>();
}

function gather(group: Group, sets: readonly SelectionSetNode[], type: string, scope: FormScope): void {
  for (const node of sets.flatMap((set) => set.selections)) {
    if (!isIncluded(node.directives, scope.conditions)) continue;
    if (node.kind === Kind.FIELD) {
      // The answer's own typename is written from the type, so an alias of it need not be fetched.
      const plain = node.name.value === '__typename';
      append(group.fields, plain ? '__typename' : (node.alias ?? node.name).value, node);
      continue;
    }
    let fragment: { typeCondition?: { name: { value: string } }; selectionSet: SelectionSetNode } | undefined;
    if (node.kind === Kind.INLINE_FRAGMENT) fragment = node;
    else if (!group.spread.has(node.name.value)) {
      group.spread.add(node.name.value);
      fragment = scope.fragments.get(node.name.value);
    }
    if (fragment === undefined) continue;
    const condition = fragment.typeCondition?.name.value ?? type;
    if (scope.types.matches(condition, type)) gather(group, [fragment.selectionSet], type, scope);
    else if (!scope.types.isObject(type)) append(group.narrower, condition, fragment.selectionSet);
  }
}

function append<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

class Former {
  readonly #scope: FormScope;
  #fields = 0;

  constructor(scope: FormScope) {
    this.#scope = scope;
  }

  field(nodes: readonly FieldNode[], parent: GraphQLNamedType): FieldNode {
    this.#fields += 1;
    const { mostFields } = this.#scope;
    if (this.#fields > mostFields) {
      throw refusal(`The operation has more than ${mostFields} fields once its fragments are spread.`);
    }
    const [first] = nodes as [FieldNode];
    if (first.name.value === '__typename') return { kind: Kind.FIELD, name: first.name };
    const name = first.name.value;
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (field === undefined) throw refusal(`${name} is answered at the root of a query only.`);
    const takesArguments = 'args' in field && field.args.length > 0;
    const key = this.#scope.dataKeys.of((first.alias ?? first.name).value, name, takesArguments);
    const sets = nodes.flatMap((node) => node.selectionSet ?? []);
    return {
      ...first,
      alias: key === name ? undefined : { kind: Kind.NAME, value: key },
      directives: [],
      selectionSet: sets.length === 0 ? undefined : this.#set(sets, getNamedType(field.type)),
    };
  }

  #set(sets: readonly SelectionSetNode[], type: GraphQLNamedType): SelectionSetNode {
    const group = new Group();
    gather(group, sets, type.name, this.#scope);
    const selections: SelectionNode[] = [...group.fields.values()].map((nodes) => this.field(nodes, type));
    for (const [condition, inner] of group.narrower) {
      selections.push({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } },
        selectionSet: this.#set(inner, this.#scope.schema.getType(condition)!),
      });
    }
    // The answer to a fragment needs the object's type; the planner forgets it in some cases.
    const typeless = group.narrower.size > 0 && !group.fields.has('__typename');
    if (selections.length === 0 || typeless) {
      selections.push({ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } });
    }
    return { kind: Kind.SELECTION_SET, selections };
  }
}

function refusal(message: string): RequestError {
  return RequestError.coded(codes.validation, [new GraphQLError(message)]);
}
