/** What of a trusted operation makes a file: the page that it follows and the columns of its rows, checked at start. */
import {
  type ArgumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { columnsFor, type ExportColumn } from './columns.js';

export const EXPORT_PREFIX = 'export-';

export interface ExportPlan {
  /** response key of the page */
  page: string;
  columns: readonly ExportColumn[];
}

/** @throws Error naming what keeps the operation from being exported, and the fix */
export function exportPlan(source: string, schema: GraphQLSchema): ExportPlan {
  const document = parse(source, { noLocation: true });
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  if (operation.operation !== 'query') throw new Error('an export is a query');
  const [root, ...others] = operation.selectionSet.selections;
  if (root?.kind !== Kind.FIELD || others.length > 0)
    throw new Error('an export selects exactly one field, the page that it follows');
  const definition = schema.getQueryType()?.getFields()[root.name.value];
  const type = definition && getNamedType(definition.type);
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined;
  if (nodes === undefined) throw new Error(`${root.name.value} is no page`);
  assertVariable(root, operation, 'first');
  assertVariable(root, operation, 'after');
  const rows = rowSelection(root);
  return {
    page: (root.alias ?? root.name).value,
    columns: columnsFor(rows, { schema, document, type: getNamedType(nodes.type).name }),
  };
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
