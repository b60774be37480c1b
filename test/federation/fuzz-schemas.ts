// Makes a model executable twice: as one schema, and as subgraphs behind the engine.
import type { Engine, EngineOptions } from '@diaban/gateway/engine/engine';
import { buildSchema, type GraphQLResolveInfo, type GraphQLSchema, isObjectType, Kind, parse } from 'graphql';
import { FuzzData, type Thing, type Unruliness } from './fuzz-data.js';
import { subgraphSdls, wholeSdl } from './fuzz-sdl.js';
import type { Model } from './fuzz-types.js';
import { Federation, type SubgraphSources } from './harness.js';

type Resolver = (
  parent: Thing | undefined,
  args: Record<string, unknown>,
  context: unknown,
  info: GraphQLResolveInfo,
) => unknown;

/** A model in both forms, over the same data. */
export interface Schemas {
  readonly whole: GraphQLSchema;
  readonly federation: Federation;
  readonly engine: Engine;
  readonly sources: SubgraphSources;
}

/** Builds both forms; throws when the subgraphs do not compose. */
export function buildSchemas(model: Model, unruly: Unruliness, options: Partial<EngineOptions>): Schemas {
  const data = new FuzzData(model, unruly);
  const whole = buildSchema(wholeSdl(model));
  data.typeOf = (type, field) => {
    const object = whole.getType(type);
    if (!isObjectType(object)) throw new Error(`no type ${type}`);
    return object.getFields()[field]!.type;
  };
  for (const type of Object.values(whole.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      field.resolve = (parent: Thing | undefined, args, _context, info) => data.resolve(parent, args, info);
    }
  }
  const sources: Record<string, { sdl: string; resolvers: Record<string, unknown> }> = {};
  for (const [at, sdl] of subgraphSdls(model)) {
    sources[`s${at}`] = { sdl, resolvers: subgraphResolvers(model, at, sdl, data) };
  }
  const federation = new Federation(sources, options);
  return { whole, federation, engine: federation.engine, sources };
}

function subgraphResolvers(model: Model, at: number, sdl: string, data: FuzzData): Record<string, unknown> {
  const resolvers: Record<string, Record<string, unknown>> = {};
  for (const node of parse(sdl).definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const own: Record<string, unknown> = {};
      const name = node.name.value;
      if (node.kind === Kind.INTERFACE_TYPE_DEFINITION)
        own.__resolveType = (thing: Thing) => thing.__typename;
      else {
        for (const { name: field } of node.fields ?? []) {
          own[field.value] = fieldResolver(model, at, name, field.value, data);
        }
      }
      const keyed = node.directives?.some((directive) => directive.name.value === 'key');
      if (keyed) own.__resolveReference = (given: Record<string, unknown>) => refer(name, given);
      resolvers[name] = own;
    } else if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      resolvers[node.name.value] = { __resolveType: (thing: Thing) => thing.__typename };
    }
  }
  return resolvers;
}

/** A field that another subgraph owns must never be asked here, unless the path to it provides it. */
function fieldResolver(model: Model, at: number, type: string, name: string, data: FuzzData): Resolver {
  const field = model.objects.find((one) => one.name === type)?.fields.find((one) => one.name === name);
  const root = type === 'Query' ? model.queries.find((one) => one.name === name) : undefined;
  return (parent, args, _context, info) => {
    const foreign = field !== undefined && field.owners.length > 0 && !field.owners.includes(at);
    if (foreign && parent?.provided !== name) throw new Error(`POISON ${type}.${name} asked of s${at}`);
    const value = data.resolve(parent, args, info);
    if (root?.provides === undefined || value === null) return value;
    return { ...(value as Thing), provided: root.provides };
  };
}

function refer(type: string, given: Record<string, unknown>): Thing {
  const code = given.code as string | undefined;
  const key = (given.id as string | undefined) ?? code?.slice(2);
  if (key === undefined) throw new Error(`POISON no key of ${type} in ${JSON.stringify(given)}`);
  return { __typename: type.startsWith('I') ? (key.split('-')[0] as string) : type, key, given };
}
