/** What of a trusted operation makes a file: the page that it follows and the columns of its rows, checked at start. */
import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { columnsFor, type ExportColumn } from './columns.js';

export const EXPORT_PREFIX = 'export-';

export interface ExportPlan {
  /** response keys that lead to the page */
  page: readonly string[];
  columns: readonly ExportColumn[];
}

interface Page {
  field: FieldNode;
  path: readonly string[];
  /** of its rows */
  type: string;
}

/** @throws Error naming what keeps the operation from being exported, and the fix */
export function exportPlan(source: string, schema: GraphQLSchema): ExportPlan {
  const document = parse(source, { noLocation: true });
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  if (operation.operation !== 'query') throw new Error('an export is a query');
  const { field, path, type } = pageIn(operation.selectionSet, schema.getQueryType());
  assertVariable(field, operation, 'first');
  assertVariable(field, operation, 'after');
  return { page: path, columns: columnsFor(rowSelection(field), { schema, document, type }) };
}

/** The page at the end of single fields, with the type of its rows. @throws Error when another field stands beside it */
function pageIn(
  selections: SelectionSetNode | undefined,
  owner: unknown,
  above: readonly string[] = [],
): Page {
  const [field, ...others] = selections?.selections ?? [];
  if (field?.kind !== Kind.FIELD || others.length > 0)
    throw new Error('an export selects exactly one field, the page that it follows');
  const definition = isObjectType(owner) ? owner.getFields()[field.name.value] : undefined;
  const type = definition && getNamedType(definition.type);
  const path = [...above, (field.alias ?? field.name).value];
  if (!isObjectType(type) || isListType(getNullableType(definition!.type)))
    throw new Error(`${path.join('.')} is no page`);
  const { nodes } = type.getFields();
  if (nodes === undefined) return pageIn(field.selectionSet, type, path);
  return { field, path, type: getNamedType(nodes.type).name };
}

/** The export itself turns the pages, so these must be its to set. */
function assertVariable(page: FieldNode, operation: OperationDefinitionNode, name: string): void {
  const isIt = ({ name: { value: argument }, value }: ArgumentNode) =>
    argument === name && value.kind === Kind.VARIABLE && value.name.value === name;
  const declared = operation.variableDefinitions?.some(({ variable }) => variable.name.value === name);
  if (!declared || !page.arguments?.some(isIt))
    throw new Error(`the page is not turned with a variable: declare $${name} and write ${name}: $${name}`);
}

/** The selections of a row. @throws Error when the page selects too little, or more than rows */
function rowSelection({ selectionSet }: FieldNode): SelectionSetNode {
  const selected = new Map<string, FieldNode>();
  for (const one of selectionSet?.selections ?? []) {
    if (one.kind !== Kind.FIELD || one.alias !== undefined)
      throw new Error('the page selects nodes and pageInfo by their own names and without fragments');
    selected.set(one.name.value, one);
  }
  const turned = selected
    .get('pageInfo')
    ?.selectionSet?.selections.map((one) => (one.kind === Kind.FIELD && !one.alias ? one.name.value : ''));
  if (!turned?.includes('endCursor') || !turned.includes('hasNextPage'))
    throw new Error('the page must select pageInfo { endCursor hasNextPage }');
  const rows = selected.get('nodes')?.selectionSet;
  if (rows === undefined) throw new Error('the page must select nodes');
  const [extra] = [...selected.keys()].filter((name) => name !== 'nodes' && name !== 'pageInfo');
  if (extra !== undefined) throw new Error(`${extra} has no place in the rows of a file: leave it out`);
  return rows;
}
