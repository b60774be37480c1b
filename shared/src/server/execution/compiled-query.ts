/**
 * A query compiled to closures, for documents that come again and again: graphql-js collects fields, coerces arguments
 * and asks for types anew for each object, here it is done once. What it answers is what graphql-js answers.
 */
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
  getVariableValues,
  isLeafType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { completion, type FieldsOf } from './complete.js';
import { executeFields } from './execute-fields.js';
import type { Field } from './field.js';
import { type Operation, Run } from './run.js';

export interface Execution {
  context: unknown;
  variables: Readonly<Record<string, unknown>> | null;
  signal?: AbortSignal | undefined;
}

export class CompiledQuery {
  private fields = 0;
  private readonly root: readonly Field[];

  private constructor(private readonly operation: Operation) {
    const { schema, fragments, operation: node } = operation;
    const type = schema.getQueryType()!;
    this.root = this.fieldsOf(type, collectFields(schema, fragments, {}, type, node.selectionSet));
  }

  /**
   * @param document valid for the schema
   * @returns null for what is left to graphql-js: what changes data, what asks about the schema, what has conditions
   */
  static compile(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | null,
  ): CompiledQuery | null {
    const operation = operationOf(document, operationName);
    if (operation?.operation !== OperationTypeNode.QUERY || isSpecial(document)) return null;
    const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one;
    return new CompiledQuery({ schema, fragments, operation });
  }

  execute({ context, variables, signal }: Execution): ExecutionResult | Promise<ExecutionResult> {
    const { schema, operation } = this.operation;
    const { coerced, errors } = getVariableValues(
      schema,
      operation.variableDefinitions ?? [],
      variables ?? {},
      // as graphql-js does it: a list of wrong items must not make as many errors
      { maxErrors: 50 },
    );
    if (errors) return { errors };
    const run = new Run(this.operation, context, coerced, signal);
    const lost = (error: unknown): ExecutionResult => {
      run.errors.push(error as GraphQLError);
      return answer(null, run);
    };
    try {
      const data = executeFields(this.root, undefined, undefined, run);
      return data instanceof Promise ? data.then((settled) => answer(settled, run), lost) : answer(data, run);
    } catch (error) {
      return lost(error);
    }
  }

  private fieldsOf(type: GraphQLObjectType, nodesByKey: ReadonlyMap<string, readonly FieldNode[]>): Field[] {
    return [...nodesByKey].map(([key, nodes]) => this.field(type, key, nodes));
  }

  private field(parentType: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Field {
    const name = nodes[0]!.name.value;
    const definition = name === '__typename' ? TypeNameMetaFieldDef : parentType.getFields()[name]!;
    const { resolve, type } = definition;
    const field = {
      index: this.fields++,
      key,
      definition,
      parentType,
      nodes,
      resolve: name === '__typename' ? () => parentType.name : (resolve ?? null),
      nullable: !isNonNullType(type),
      leaf: isLeafType(getNullableType(type)),
    };
    const complete = completion(type, field, this.subfields(nodes), this.operation.schema);
    return Object.assign(field, { complete });
  }

  /** Compiled when an object of the type is first met: of an abstract type most members never are. */
  private subfields(nodes: readonly FieldNode[]): FieldsOf {
    const known = new Map<GraphQLObjectType, readonly Field[]>();
    const { schema, fragments } = this.operation;
    return (type) => {
      let fields = known.get(type);
      if (fields === undefined) {
        fields = this.fieldsOf(type, collectSubfields(schema, fragments, {}, type, nodes));
        known.set(type, fields);
      }
      return fields;
    };
  }
}

function answer(data: ExecutionResult['data'], { errors }: Run): ExecutionResult {
  return errors.length === 0 ? { data } : { errors, data };
}

/** Undefined where graphql-js says what is wrong: no operation of that name, or several and no name. */
function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (name === null) return operations.length === 1 ? operations[0] : undefined;
  return operations.find((one) => one.name?.value === name);
}

/** Questions about the schema, conditions, and a key that no object literal can hold. */
function isSpecial(document: DocumentNode): boolean {
  let special = false;
  visit(document, {
    Directive: () => {
      special = true;
    },
    Field: ({ name, alias }) => {
      special ||= /^__(schema|type)$/.test(name.value) || (alias ?? name).value === '__proto__';
    },
  });
  return special;
}
