// The unsplit schema, executed by graphql-js, with the fields that a run of the engine lost made to fail.
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  subscribe,
  type TypeNode,
  visit,
} from 'graphql';
import { argumentsText, type FuzzData, ownerOf, type Thing } from './fuzz-data.js';
import { type Fate, identityOf, pathText, typeOf } from './fuzz-ledger.js';
import { narrows } from './fuzz-narrowing.js';
import type { Model } from './fuzz-types.js';
import { wholeSdl } from './fuzz-whole-sdl.js';

/** An object that has a field which requires one that failed. */
export interface Lacking {
  readonly path: readonly (string | number)[];
  /** Whether the answer has to tell: where the field was lost, what it requires may be lost, too. */
  readonly isCertain: boolean;
}

/** What an execution is told of the run that it is compared with, and what it finds. */
export interface WholeContext {
  readonly fate: (identity: string) => Fate;
  readonly lacking: Lacking[];
  /** When set, the types by path and the nulls where none may be are noted here, for a schema without `!`. */
  readonly faults?: Map<string, GraphQLOutputType>;
  readonly violations?: (readonly (string | number)[])[];
}

/** An operation for the unsplit schema. */
export interface WholeOperation {
  readonly document: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly isSubscription: boolean;
}

/** An answer, and the objects of which a field that only others require failed. */
export interface WholeAnswer {
  readonly result: ExecutionResult;
  readonly lacking: WholeContext['lacking'];
  /** What the context was given to note, of this answer alone. */
  readonly types: ReadonlyMap<string, GraphQLOutputType>;
  readonly violations: readonly (readonly (string | number)[])[];
}

export class WholeSchema {
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  readonly #data: FuzzData;
  #lenient: GraphQLSchema | undefined;

  constructor(model: Model, data: FuzzData) {
    this.sdl = wholeSdl(model);
    this.#data = data;
    this.schema = this.#executable(this.sdl);
  }

  typeOf(type: string, field: string): GraphQLOutputType {
    const object = this.schema.getType(type);
    if (!isObjectType(object)) throw new Error(`no type ${type}`);
    return object.getFields()[field]!.type;
  }

  /** The answers: one, or one for each event of a subscription. */
  async run(operation: WholeOperation, context: WholeContext): Promise<WholeAnswer[]> {
    // The schema without `!` finds every fault, as no null takes others with it.
    this.#lenient ??= context.faults && this.#executable(withoutBangs(this.sdl));
    const args = {
      schema: context.faults === undefined ? this.schema : this.#lenient!,
      document: operation.document,
      variableValues: operation.variables,
      contextValue: context,
    };
    this.#data.mutations = 0;
    const answer = (result: ExecutionResult): WholeAnswer => {
      const types = new Map(context.faults);
      context.faults?.clear();
      const violations = context.violations?.splice(0) ?? [];
      return { result, lacking: context.lacking.splice(0), types, violations };
    };
    if (!operation.isSubscription) return [answer(await execute(args))];
    const stream = await subscribe(args);
    if (!(Symbol.asyncIterator in stream)) return [answer(stream)];
    const results: WholeAnswer[] = [];
    for await (const result of stream) results.push(answer(result));
    return results;
  }

  #executable(sdl: string): GraphQLSchema {
    const schema = buildSchema(sdl, { noLocation: true });
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__')) continue;
      if (isAbstractType(type)) type.resolveType = resolveType;
      if (!isObjectType(type)) continue;
      for (const [name, field] of Object.entries(type.getFields())) {
        field.resolve = (parent: Thing | undefined, args, context: WholeContext, info) =>
          this.#resolve(parent, args, context, info);
        if (type.name === 'Subscription') field.subscribe = () => this.#data.events(name);
      }
    }
    return schema;
  }

  #resolve(
    parent: Thing | undefined,
    args: Record<string, unknown>,
    context: WholeContext,
    info: GraphQLResolveInfo,
  ): unknown {
    const name = info.fieldName;
    const type = info.parentType.name;
    const fieldType = this.typeOf(parent === undefined ? type : ownerOf(parent), name);
    context.faults?.set(pathText(info.path), fieldType);
    const fate = context.fate(identityOf(parent?.key ?? 'root', name, argumentsText(args)));
    // A mutation whose answer was lost has happened nevertheless.
    const isMade = this.#data.isMade(parent, name);
    if (fate === 'answers' || type === 'Mutation' || isMade) {
      const value = this.#data.resolve(parent, type, name, args, () =>
        context.lacking.push({ path: pathOf(info.path).slice(0, -1), isCertain: fate === 'answers' }),
      );
      if (context.violations && !isMade)
        noteViolations(value, fieldType, pathOf(info.path), context.violations);
      if (fate === 'answers') return value;
    }
    if (fate === 'fails') throw new Error('lost');
    if (context.violations) noteViolations(null, fieldType, pathOf(info.path), context.violations);
    return null;
  }
}

/** The same schema with every field nullable; arguments keep their types. */
function withoutBangs(sdl: string): string {
  const lenient = visit(parse(sdl, { noLocation: true }), {
    FieldDefinition: (node) => ({ ...node, type: nullable(node.type) }),
  });
  return print(lenient);
}

function nullable(type: TypeNode): TypeNode {
  if (type.kind === Kind.NON_NULL_TYPE) return nullable(type.type);
  return type.kind === Kind.LIST_TYPE ? { ...type, type: nullable(type.type) } : type;
}

function pathOf(path: GraphQLResolveInfo['path']): (string | number)[] {
  return [...(path.prev === undefined ? [] : pathOf(path.prev)), path.key];
}

function noteViolations(
  value: unknown,
  type: GraphQLOutputType,
  path: readonly (string | number)[],
  violations: (readonly (string | number)[])[],
): void {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (value === null) {
    if (isNonNullType(type)) violations.push(path);
  } else if (isListType(inner) && Array.isArray(value)) {
    for (const [at, item] of value.entries()) noteViolations(item, inner.ofType, [...path, at], violations);
  }
}

/** An object that the engine knows only as its interface will do where nothing depends on its concrete type. */
function resolveType(thing: Thing, context: WholeContext, info: GraphQLResolveInfo): string {
  const known = context.fate(typeOf(thing.key)) === 'answers';
  if (!known && info.fieldNodes.some((node) => narrows(node, info))) throw new Error('no type');
  return thing.__typename;
}
