/** One field of a compiled query: how it is resolved, and what resolvers are told about it. */
import type {
  FieldNode,
  GraphQLField,
  GraphQLFieldResolver,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
} from 'graphql';
import type { Path, Run } from './run.js';

/**
 * Makes of what a resolver returned what the answer holds. @throws when it does not fit the type
 * @param path of the value; leaves do not ask for it
 */
export type Complete = (value: unknown, run: Run, path: Path | undefined, info: Info | undefined) => unknown;

export interface Field {
  /** its place among all fields of the query */
  index: number;
  /** its name in the answer */
  key: string;
  definition: GraphQLField<unknown, unknown>;
  parentType: GraphQLObjectType;
  nodes: readonly FieldNode[];
  /** null: the property of that name */
  resolve: GraphQLFieldResolver<unknown, unknown> | null;
  nullable: boolean;
  /** whether it is a scalar or an enum, and no list of them */
  leaf: boolean;
  complete: Complete;
}

/** Made for each call of a resolver, so it holds no more than it must; the rest is read when somebody asks. */
export class Info implements GraphQLResolveInfo {
  constructor(
    private readonly field: Field,
    private readonly run: Run,
    private readonly objectPath: Path | undefined,
  ) {}

  get path(): Path {
    return pathOf(this.field, this.objectPath);
  }

  get fieldName(): string {
    return this.field.definition.name;
  }
  get fieldNodes(): readonly FieldNode[] {
    return this.field.nodes;
  }
  get returnType(): GraphQLOutputType {
    return this.field.definition.type;
  }
  get parentType(): GraphQLObjectType {
    return this.field.parentType;
  }
  get schema(): GraphQLResolveInfo['schema'] {
    return this.run.of.schema;
  }
  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.run.of.fragments;
  }
  get operation(): GraphQLResolveInfo['operation'] {
    return this.run.of.operation;
  }
  get rootValue(): undefined {
    return undefined;
  }
  get variableValues(): Record<string, unknown> {
    return this.run.variables;
  }
}

export function pathOf({ key, parentType }: Field, objectPath: Path | undefined): Path {
  return { prev: objectPath, key, typename: parentType.name };
}
