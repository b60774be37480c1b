/** Walks an operation from its leaves up, through fragments, each fragment once: limits are computed with it. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';

/** An operation of a validated document, with the values it will run with where they are known. */
export interface LimitedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** null: unknown yet, as for an operation that is checked before anybody calls it */
  variables: Readonly<Record<string, unknown>> | null;
}

/** A field where it is selected. */
export interface SelectedField {
  node: FieldNode;
  parent: GraphQLCompositeType;
  /** absent for `__typename` */
  definition: GraphQLField<unknown, unknown> | undefined;
}

/** One computation over the tree of fields. */
export interface Folding<T> {
  /** what a field amounts to, given its selections */
  field(selected: SelectedField, selections: T): T;
  /** what selections amount to together */
  all(parts: readonly T[]): T;
}

export function fold<T>({ schema, document, operation }: LimitedOperation, folding: Folding<T>): T {
  // without this a dozen fragments that spread each other twice would be walked thousands of times
  const fragments = new Map<string, T>();

  const fragment = (name: string): T => {
    let value = fragments.get(name);
    if (value === undefined) {
      const node = document.definitions.find(
        (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
      );
      value =
        node?.kind === Kind.FRAGMENT_DEFINITION
          ? selections(node.selectionSet, compositeType(schema, node.typeCondition.name.value))
          : folding.all([]);
      fragments.set(name, value);
    }
    return value;
  };

  const selections = (set: SelectionSetNode | undefined, parent: GraphQLCompositeType | undefined): T => {
    if (set === undefined || parent === undefined) return folding.all([]);
    return folding.all(
      set.selections.map((selection) => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return fragment(selection.name.value);
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition?.name.value;
          return selections(
            selection.selectionSet,
            condition === undefined ? parent : compositeType(schema, condition),
          );
        }
        const definition = fieldOf(parent, selection.name.value);
        const type = definition && getNamedType(definition.type);
        const inner = selections(selection.selectionSet, isCompositeType(type) ? type : undefined);
        return folding.field({ node: selection, parent, definition }, inner);
      }),
    );
  };

  return selections(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

function compositeType(schema: GraphQLSchema, name: string): GraphQLCompositeType | undefined {
  const type = schema.getType(name);
  return isCompositeType(type) ? type : undefined;
}

function fieldOf(parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
