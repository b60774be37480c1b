// Makes a model executable twice: as one schema, and as subgraphs behind the engine.
import { Engine } from '@diaban/gateway/engine/engine';
import { type DocumentNode, type GraphQLResolveInfo, Kind, parse } from 'graphql';
import { argumentsText, FuzzData, type Thing, type Unruliness } from './fuzz-data.js';
import { identityOf, type Page } from './fuzz-ledger.js';
import { subgraphSdls } from './fuzz-sdl.js';
import { TroubledSubgraphs } from './fuzz-trouble.js';
import { isOpaque, type Model, overrides, resolvers } from './fuzz-types.js';
import { WholeSchema } from './fuzz-whole.js';
import { compose, InMemorySubgraphs } from './harness.js';

type Resolver = (
  parent: Thing | undefined,
  args: Record<string, unknown>,
  page: Page,
  info: GraphQLResolveInfo,
) => unknown;

/** A model in both forms, over the same data. */
export interface Schemas {
  readonly model: Model;
  readonly data: FuzzData;
  readonly whole: WholeSchema;
  readonly subgraphs: TroubledSubgraphs;
  readonly engine: Engine;
  readonly services: readonly string[];
  readonly sdls: Readonly<Record<string, string>>;
}

/** Builds both forms; throws when the subgraphs do not compose. */
export function buildSchemas(model: Model, unruly: Unruliness): Schemas {
  const data = new FuzzData(model, unruly);
  const whole = new WholeSchema(model, data);
  data.typeOf = (type, field) => whole.typeOf(type, field);
  const sources: Record<string, { sdl: string; resolvers: Record<string, unknown> }> = {};
  for (const [at, sdl] of subgraphSdls(model)) {
    const resolving = new SubgraphResolvers(model, at, data);
    sources[`s${at}`] = { sdl, resolvers: resolving.forDocument(parse(sdl, { noLocation: true })) };
  }
  const subgraphs = new TroubledSubgraphs(new InMemorySubgraphs(sources));
  const supergraphSdl = compose(sources);
  // The first run of an operation is interpreted, the second runs generated code.
  const engine = Engine.create({ supergraphSdl, fetcher: subgraphs, compileAfter: 1, overrides });
  const sdls = Object.fromEntries(Object.entries(sources).map(([name, { sdl }]) => [name, sdl]));
  return { model, data, whole, subgraphs, engine, services: Object.keys(sources), sdls };
}

/** The resolvers of one subgraph; they note what they resolve. */
class SubgraphResolvers {
  readonly #model: Model;
  readonly #at: number;
  readonly #data: FuzzData;

  constructor(model: Model, at: number, data: FuzzData) {
    this.#model = model;
    this.#at = at;
    this.#data = data;
  }

  forDocument(document: DocumentNode): Record<string, unknown> {
    const maps: Record<string, Record<string, unknown>> = {};
    for (const node of document.definitions) {
      if (node.kind === Kind.UNION_TYPE_DEFINITION) {
        maps[node.name.value] = { __resolveType: resolveType };
      } else if (node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION) {
        const name = node.name.value;
        const map: Record<string, unknown> = {};
        if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) map.__resolveType = resolveType;
        else {
          for (const field of node.fields ?? []) {
            map[field.name.value] = this.#rootOrField(name, field.name.value);
          }
        }
        const keyed = node.directives?.some((directive) => directive.name.value === 'key');
        if (keyed) {
          map.__resolveReference = (given: Record<string, unknown>, page: Page, info: GraphQLResolveInfo) =>
            this.#refer(name, given, page, info);
        }
        maps[name] = map;
      }
    }
    return maps;
  }

  #rootOrField(type: string, field: string): unknown {
    const resolve = this.#field(type, field);
    return type === 'Subscription' ? { subscribe: () => this.#data.events(field), resolve } : resolve;
  }

  /** A field that another subgraph owns must never be asked here, unless the path to it provides it. */
  #field(type: string, name: string): Resolver {
    const model = this.#model;
    const roots = { Query: model.queries, Mutation: model.mutations, Subscription: model.subscriptions };
    const fields =
      roots[type as keyof typeof roots] ?? model.objects.find((one) => one.name === type)?.fields;
    const field = fields?.find((one) => one.name === name);
    const owners = field === undefined ? [] : resolvers(field);
    const foreign = owners.length > 0 && !owners.includes(this.#at);
    const { provides } = field ?? {};
    return (parent, args, page, info) => {
      if (foreign && parent?.provided !== name) throw poison(`${type}.${name} asked of s${this.#at}`);
      if (field?.requires !== undefined && parent?.given === undefined) {
        throw poison(`${type}.${name} asked without a representation`);
      }
      page.note(identityOf(parent?.key ?? 'root', name, argumentsText(args)), info, owners.length > 1);
      const value = this.#data.resolve(parent, type, name, args);
      return provides === undefined ? value : providing(value, provides);
    };
  }

  #refer(type: string, given: Record<string, unknown>, page: Page, info: GraphQLResolveInfo): Thing | null {
    const code = given.code as string | undefined;
    const org = given.org as { id: string } | undefined;
    const single = type.startsWith('S') ? `${type}-0` : undefined;
    const key = (given.id as string | undefined) ?? code?.slice(2) ?? org?.id.slice(2) ?? single;
    if (key === undefined) throw poison(`no key of ${type} in ${JSON.stringify(given)}`);
    if (org !== undefined && org.id !== `o-${key}`) throw poison(`key of ${type}: ${JSON.stringify(given)}`);
    const refusal = page.refuses(key);
    if (refusal === 'forgets') return null;
    if (refusal === 'fails') throw new Error('the reference fails');
    if (!isOpaque(this.#model, this.#at, type)) page.noteType(key, info);
    return { __typename: type.startsWith('I') ? (key.split('-')[0] as string) : type, key, given };
  }
}

function resolveType(thing: Thing, page: Page, info: GraphQLResolveInfo): string {
  page.noteType(thing.key, info);
  return thing.__typename;
}

function providing(value: unknown, provided: string): unknown {
  if (Array.isArray(value)) return value.map((one) => providing(one, provided));
  return value === null ? null : { ...(value as Thing), provided };
}

/** An error that no run may ever meet. */
function poison(what: string): Error {
  return new Error(`POISON ${what}`);
}
