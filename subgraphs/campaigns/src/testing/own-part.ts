/** The part of a trusted operation that this subgraph answers, so that its own figures can be tested without the others. */
import { readFileSync } from 'node:fs';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { unitOf } from './unit-of.js';

const OPERATIONS = new URL('../../../../schema/operations/', import.meta.url);

/** Runs what this subgraph answers of an operation. @throws when the answer has errors */
export async function runOwn(test: TestSubgraph, name: string, variables: object, as: Viewer) {
  const answer = await test.run(ownPart(test, name), { as, variables: { ...variables } });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

/** The same for an operation about units: asks it of units by their codes. @param known what other subgraphs say of them */
export async function runOnUnits(
  test: TestSubgraph,
  [name, unitsField]: readonly [name: string, unitsField: string],
  codes: readonly string[],
  { as, variables = {}, known = {} }: { as: Viewer; variables?: object; known?: object },
) {
  const representations: object[] = [];
  for (const code of codes)
    representations.push({ __typename: 'Locality', id: await unitOf(test, code), ...known });
  const text = ownPart(test, name, unitsField);
  const answer = await test.run(text, { as, variables: { ...variables, representations } });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return { units: answer.data._entities, statements: answer.statements };
}

/**
 * @param name of the file @param unitsField the root field whose nodes are units, for an operation that begins in another
 * subgraph: its selection is asked of references, as the gateway does
 */
function ownPart({ running: { schema } }: TestSubgraph, name: string, unitsField?: string): string {
  const whole = parse(readFileSync(new URL(`${name}.graphql`, OPERATIONS), 'utf8'), { noLocation: true });
  const operation = whole.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!;
  const fragments = whole.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  const own = unitsField === undefined ? operation : referring(operation, unitsField);
  const known = [own, ...fragments].map((definition) => pruned(schema, definition, fragments));
  return print(withUsedVariables({ kind: Kind.DOCUMENT, definitions: known }));
}

/** `query { _entities { ... on Locality { what is asked of each unit } } }` */
function referring(operation: OperationDefinitionNode, unitsField: string): OperationDefinitionNode {
  const units = fieldNamed(operation.selectionSet, unitsField);
  const { selectionSet } = fieldNamed(units.selectionSet!, 'nodes');
  const query =
    '($representations: [_Any!]!) { _entities(representations: $representations) { ... on Locality { id } } }';
  const shell = parse(`query ${query}`, { noLocation: true }).definitions[0] as OperationDefinitionNode;
  const variableDefinitions = [...shell.variableDefinitions!, ...(operation.variableDefinitions ?? [])];
  const filled = visit(shell, {
    InlineFragment: (fragment) => ({ ...fragment, selectionSet: selectionSet! }),
  });
  return { ...filled, variableDefinitions };
}

function fieldNamed({ selections }: SelectionSetNode, name: string): FieldNode {
  const named = (one: FieldNode) => one.alias?.value === name || one.name.value === name;
  return selections.find((one): one is FieldNode => one.kind === Kind.FIELD && named(one))!;
}

/** Leaves out fields that the schema does not have on their type, with what is below them. */
function pruned<D extends OperationDefinitionNode | FragmentDefinitionNode>(
  schema: GraphQLSchema,
  definition: D,
  fragments: readonly FragmentDefinitionNode[],
): D {
  const cut = (set: SelectionSetNode, typeName: string): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.find(({ name }) => name.value === selection.name.value)!;
        return cut(fragment.selectionSet, typeName).selections.length === 0 ? [] : selection;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return {
          ...selection,
          selectionSet: cut(selection.selectionSet, selection.typeCondition!.name.value),
        };
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
      if (field === undefined || isExternal(field.astNode?.directives)) return [];
      if (selection.selectionSet === undefined) return selection;
      return { ...selection, selectionSet: cut(selection.selectionSet, getNamedType(field.type).name) };
    }),
  });
  const typeName =
    definition.kind === Kind.FRAGMENT_DEFINITION ? definition.typeCondition.name.value : 'Query';
  return { ...definition, selectionSet: cut(definition.selectionSet, typeName) };
}

function isExternal(directives: readonly { name: { value: string } }[] | undefined): boolean {
  return directives?.some(({ name }) => name.value === 'external') ?? false;
}

/** A document may define no variable and no fragment that it does not use. */
function withUsedVariables(document: DocumentNode): DocumentNode {
  const text = print({
    ...document,
    definitions: document.definitions.map((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? { ...one, variableDefinitions: [] } : one,
    ),
  });
  return visit(document, {
    VariableDefinition: ({ variable }) => (text.includes(`$${variable.name.value}`) ? undefined : null),
    FragmentDefinition: ({ name }) => (text.includes(`...${name.value}`) ? undefined : null),
  });
}
