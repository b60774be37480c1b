/** Limits how many objects an operation may ask for: page sizes multiply along the path from the root. */
import { getNamedType, isCompositeType, isListType, isNonNullType, valueFromAST } from 'graphql';
import { fold, type LimitedOperation, type SelectedField } from './fold.js';

export const MAX_OBJECTS = 100_000;
/** What a list is taken for that is no page, such as the periods of a series. */
const PLAIN_LIST = 10;
/** What a page is taken for when its size is not known yet. */
const LARGEST_PAGE = 500;

/** Objects below a field: `fixed` ones, and those that come once for each item of the page that the field is. */
interface Cost {
  fixed: number;
  perItem: number;
}

/** The most objects that the operation can return. */
export function costOf(operation: LimitedOperation): number {
  const { fixed, perItem } = fold<Cost>(operation, {
    field: (selected, selections) => fieldCost(selected, selections, operation.variables),
    all: (parts) =>
      parts.reduce((sum, part) => ({ fixed: sum.fixed + part.fixed, perItem: sum.perItem + part.perItem }), {
        fixed: 0,
        perItem: 0,
      }),
  });
  return fixed + perItem * PLAIN_LIST;
}

/** @returns what is wrong and how to mend it, or null */
export function costFault(operation: LimitedOperation): string | null {
  const cost = costOf(operation);
  if (cost <= MAX_OBJECTS) return null;
  return `The operation can return up to ${cost} objects; the limit is ${MAX_OBJECTS}. Lower "first" on the outer or inner lists and follow the pages`;
}

function fieldCost(
  { node, definition }: SelectedField,
  selections: Cost,
  variables: LimitedOperation['variables'],
): Cost {
  if (definition === undefined || !isCompositeType(getNamedType(definition.type)))
    return { fixed: 0, perItem: 0 };
  const objects =
    1 + selections.fixed + selections.perItem * (pageSize(node, definition, variables) ?? PLAIN_LIST);
  const type = isNonNullType(definition.type) ? definition.type.ofType : definition.type;
  return isListType(type) ? { fixed: 0, perItem: objects } : { fixed: objects, perItem: 0 };
}

/** The value of `first`, or null for a field without that argument. */
function pageSize(
  node: SelectedField['node'],
  definition: NonNullable<SelectedField['definition']>,
  variables: LimitedOperation['variables'],
): number | null {
  const argument = definition.args.find((one) => one.name === 'first');
  if (argument === undefined) return null;
  const given = node.arguments?.find((one) => one.name.value === 'first');
  const value =
    given === undefined ? argument.defaultValue : valueFromAST(given.value, argument.type, variables);
  // what is no size at all is refused by the subgraph; until then it must not lower the cost
  return typeof value === 'number' && value >= 0 ? Math.min(value, LARGEST_PAGE) : LARGEST_PAGE;
}
