// Tells where an answer depends on an object's concrete type: elsewhere its interface will do.
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** Whether what is selected under a field depends on the concrete type of the objects there. */
export function narrows(field: FieldNode, info: GraphQLResolveInfo): boolean {
  const named = /\w+/.exec(String(info.returnType))![0];
  const depends = (set: SelectionSetNode): boolean =>
    set.selections.some((node) => {
      if (!isIncluded(node.directives ?? [], info.variableValues)) return false;
      if (node.kind === Kind.FIELD) return node.name.value === '__typename';
      const fragment: { typeCondition?: { name: { value: string } }; selectionSet: SelectionSetNode } =
        node.kind === Kind.INLINE_FRAGMENT
          ? node
          : (info.fragments[node.name.value] as FragmentDefinitionNode);
      const condition = fragment.typeCondition?.name.value ?? named;
      return condition !== named || depends(fragment.selectionSet);
    });
  return field.selectionSet !== undefined && depends(field.selectionSet);
}

function isIncluded(
  directives: NonNullable<FieldNode['directives']>,
  variables: Record<string, unknown>,
): boolean {
  return directives.every((directive) => {
    const value = directive.arguments?.[0]?.value;
    const on =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value]
        : value?.kind === Kind.BOOLEAN && value.value;
    return (on === true) === (directive.name.value === 'include');
  });
}
