// Builds a small federation in memory, runs operations through the engine, and counts the calls.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { Engine, type EngineOptions, type EngineRequest } from '@diaban/gateway/engine/engine';
import type { SubgraphCall, SubgraphFetcher, SubgraphResponse } from '@diaban/gateway/engine/fetcher';
import { composeServices } from '@theguild/federation-composition';
import {
  type DocumentNode,
  execute,
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  type GraphQLSchema,
  KnownArgumentNamesRule,
  KnownTypeNamesRule,
  NoUndefinedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  parse,
  ScalarLeafsRule,
  subscribe,
  ValuesOfCorrectTypeRule,
  VariablesInAllowedPositionRule,
  validate,
} from 'graphql';
import type { Disturbance, SeenCall } from './recorded-answers.js';

type ResolverMap = Record<string, unknown>;

/** A subgraph: its SDL without the federation link, and its resolvers. */
export interface SubgraphSource {
  readonly sdl: string;
  readonly resolvers?: ResolverMap;
}

export type SubgraphSources = Readonly<Record<string, SubgraphSource>>;

const imports = [
  ...['@key', '@requires', '@provides', '@external', '@shareable', '@override', '@inaccessible'],
  ...['@interfaceObject', '@tag', '@extends'],
];
export const federationLink = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ${JSON.stringify(imports)})\n`;

/** Composes the subgraphs; throws with the composition's errors. */
export function compose(sources: SubgraphSources): string {
  const result = composeServices(
    Object.entries(sources).map(([name, source]) => ({
      name,
      url: `http://${name}.internal:4001/graphql`,
      typeDefs: parse(federationLink + source.sdl),
    })),
  );
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join('\n'));
  return result.supergraphSdl;
}

/** The rules that a faulty plan breaks; the others would double the time of the fuzzer. */
const planRules = [
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  KnownArgumentNamesRule,
  KnownTypeNamesRule,
  NoUndefinedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  ValuesOfCorrectTypeRule,
  VariablesInAllowedPositionRule,
];

/** Subgraphs in this process, each executed by graphql-js. Answers go through JSON text as over HTTP. */
export class InMemorySubgraphs implements SubgraphFetcher {
  readonly calls: SeenCall[] = [];
  disturb: Disturbance = () => undefined;
  readonly #schemas: ReadonlyMap<string, GraphQLSchema>;
  readonly #documents = new Map<string, DocumentNode>();

  constructor(sources: SubgraphSources) {
    this.#schemas = new Map(
      Object.entries(sources).map(([name, { sdl, resolvers }]) => {
        const typeDefs = parse(federationLink + sdl);
        return [name, buildSubgraphSchema([{ typeDefs, resolvers: (resolvers ?? {}) as never }])];
      }),
    );
  }

  async fetch(call: SubgraphCall): Promise<SubgraphResponse> {
    const args = this.#arguments(call);
    const other = this.disturb(call);
    if (other !== undefined) return other;
    return JSON.parse(JSON.stringify(await execute(args))) as SubgraphResponse;
  }

  async subscribe(call: SubgraphCall): Promise<AsyncIterable<SubgraphResponse>> {
    const args = this.#arguments(call);
    const stream = await subscribe(args);
    if (!(Symbol.asyncIterator in stream)) return [stream as SubgraphResponse] as never;
    return stream as AsyncIterable<SubgraphResponse>;
  }

  /** Plans repeat their texts, so each is parsed and validated once. */
  #document(schema: GraphQLSchema, { service, query }: SubgraphCall): DocumentNode {
    const key = `${service} ${query}`;
    let document = this.#documents.get(key);
    if (document === undefined) {
      document = parse(query, { noLocation: true });
      const [invalid] = validate(schema, document, planRules);
      if (invalid !== undefined) throw new Error(`invalid subgraph query ${query}: ${invalid.message}`);
      this.#documents.set(key, document);
    }
    return document;
  }

  #arguments(call: SubgraphCall) {
    const schema = this.#schemas.get(call.service);
    if (schema === undefined) throw new Error(`no subgraph ${call.service}`);
    const variableValues = JSON.parse(call.variablesJson ?? '{}') as Record<string, unknown>;
    this.calls.push({ service: call.service, query: call.query, variables: variableValues });
    const document = this.#document(schema, call);
    return {
      schema,
      document,
      variableValues,
      operationName: call.operationName,
      contextValue: call.context,
    };
  }
}

/** An answer as a client would parse it. */
export interface ParsedAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Record<string, unknown>;
  }[];
}

/** An engine over subgraphs in memory. */
export class Federation {
  readonly subgraphs: InMemorySubgraphs;
  readonly engine: Engine;
  readonly supergraphSdl: string;

  constructor(sources: SubgraphSources, options: Partial<EngineOptions> = {}) {
    this.supergraphSdl = compose(sources);
    this.subgraphs = new InMemorySubgraphs(sources);
    this.engine = Engine.create({
      supergraphSdl: this.supergraphSdl,
      fetcher: this.subgraphs,
      compileAfter: Number.POSITIVE_INFINITY,
      ...options,
    });
  }

  /** Runs an operation from its text and, compiled, as a prepared one; both answers must be the same text. */
  async run(source: string, request: Partial<EngineRequest> = {}): Promise<Outcome> {
    this.subgraphs.calls.length = 0;
    const answer = await this.engine.execute({ source, context: null, ...request });
    const calls = [...this.subgraphs.calls];
    if (!answer.requestError && /^\s*(query|\{|fragment)/.test(source)) {
      const operation = this.engine.prepare(source, request.operationName ?? undefined);
      const again = await this.engine.execute({ operation, context: null, ...request });
      if (again.body !== answer.body) {
        throw new Error(`interpreted ${answer.body}\nbut compiled ${again.body}`);
      }
    }
    return { ...(JSON.parse(answer.body) as ParsedAnswer), body: answer.body, calls };
  }
}

export interface Outcome extends ParsedAnswer {
  readonly body: string;
  readonly calls: readonly SeenCall[];
}
