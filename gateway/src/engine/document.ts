// From the text of a request to one validated operation, or to a RequestError that says what is wrong.
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { codes, RequestError } from './errors.js';
import { inspect } from './refusals.js';

/** One operation of a valid document. */
export interface ValidOperation {
  readonly node: OperationDefinitionNode;
  readonly document: DocumentNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables that @skip and @include use anywhere in the document. */
  readonly conditions: readonly string[];
}

/** What identifies an operation. */
export interface OperationText {
  readonly source: string;
  readonly operationName: string | null;
  /** The source when somebody has parsed it and found it valid for the engine's schema. */
  readonly document?: DocumentNode | undefined;
}

/** Parses and validates a document and picks the operation to run. */
export function readOperation(
  schema: GraphQLSchema,
  { source, operationName, document: valid }: OperationText,
): ValidOperation {
  const document = valid ?? parsed(source);
  const { refused, conditions } = inspect(document);
  if (refused.length > 0) throw RequestError.coded(codes.validation, refused);
  const errors = valid === undefined ? validate(schema, document, specifiedRules) : [];
  if (errors.length > 0) throw RequestError.coded(codes.validation, errors);
  const node = pick(document, operationName);
  if (!schema.getRootType(node.operation)) {
    // No rule of validation asks for the root type.
    const message = `The schema has no ${node.operation} type.`;
    throw RequestError.coded(codes.validation, [new GraphQLError(message, { nodes: node })]);
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) {
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  }
  return { node, document, fragments, conditions };
}

function parsed(source: string): DocumentNode {
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof GraphQLError) throw RequestError.coded(codes.parse, [error]);
    throw error;
  }
}

function pick(document: DocumentNode, name: string | null): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const found = name === null ? operations : operations.filter((node) => node.name?.value === name);
  const [operation, another] = found;
  if (operation !== undefined && another === undefined) return operation;
  const message =
    operation === undefined
      ? name === null
        ? 'The document has no operation.'
        : `Unknown operation named "${name}".`
      : 'The document has several operations: name the one to run.';
  throw RequestError.coded(codes.operation, [new GraphQLError(message)]);
}
