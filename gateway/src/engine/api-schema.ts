// Reads a supergraph: the subgraphs behind it, what the planner must know of it, and what in it we refuse to serve.
import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  valueFromASTUntyped,
} from 'graphql';
import { apiDocument } from './api-document.js';
import { DataKeys } from './data-keys.js';
import { SupergraphError } from './errors.js';
import { topFields } from './planner-supergraph.js';
import { PossibleTypes } from './possible-types.js';
import type { Key } from './spare-keys.js';

/** A supergraph that was read and found servable. */
export interface Supergraph {
  readonly sdl: string;
  /** What clients see: without the join machinery and without inaccessible elements. */
  readonly schema: GraphQLSchema;
  /** Type relations of everything, inaccessible types included. */
  readonly types: PossibleTypes;
  readonly dataKeys: DataKeys;
  readonly subgraphs: readonly SubgraphAddress[];
}

/** A subgraph as the supergraph names it. */
export interface SubgraphAddress {
  readonly name: string;
  readonly url: string;
}

const servedFeatures = new Set(['link', 'core', 'join', 'tag', 'inaccessible']);

/** Reads a supergraph's SDL; throws a SupergraphError that names what is wrong. */
export function readSupergraph(sdl: string): Supergraph {
  try {
    const document = parse(sdl, { noLocation: true });
    const subgraphs = readSubgraphs(document);
    refuseUnserved(document);
    return {
      sdl,
      schema: buildASTSchema(apiDocument(document), { assumeValidSDL: true }),
      types: new PossibleTypes(
        buildASTSchema(document, { assumeValidSDL: true }),
        readOpaque(document),
        readSingle(document),
        readKeys(document),
      ),
      dataKeys: new DataKeys(document),
      subgraphs,
    };
  } catch (error) {
    if (error instanceof SupergraphError) throw error;
    throw new SupergraphError(`The supergraph cannot be read: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function readSubgraphs(document: DocumentNode): SubgraphAddress[] {
  const values = graphValues(document);
  if (values.length === 0) {
    throw new SupergraphError('The supergraph names no subgraphs: it has no enum join__Graph.');
  }
  return values.map((value) => {
    const { name, url } = joinArguments(value);
    if (typeof name !== 'string') {
      throw new SupergraphError(`The subgraph ${value.name.value} has no @join__graph(name:).`);
    }
    // names are shown in errors, whose text goes out as it was written
    if (!/^[ -~]+$/.test(name))
      throw new SupergraphError(`The name of the subgraph "${name}" must be ASCII.`);
    return { name, url: typeof url === 'string' ? url : '' };
  });
}

function graphValues(document: DocumentNode): readonly EnumValueDefinitionNode[] {
  for (const node of document.definitions) {
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph')
      return node.values ?? [];
  }
  return [];
}

function joinArguments(value: EnumValueDefinitionNode): Record<string, unknown> {
  const graph = value.directives?.find((directive) => directive.name.value === 'join__graph');
  return graph === undefined ? {} : argumentsOf(graph);
}

/** By subgraph, the interfaces that it sees as one object each. */
function readOpaque(document: DocumentNode): Map<string, string[]> {
  const opaque = new Map<string, string[]>();
  const names = new Map(graphValues(document).map((value) => [value.name.value, joinArguments(value).name]));
  for (const node of document.definitions) {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of node.directives ?? []) {
      if (directive.name.value !== 'join__type') continue;
      const { isInterfaceObject, graph } = argumentsOf(directive);
      const name = names.get(String(graph));
      if (isInterfaceObject !== true || typeof name !== 'string') continue;
      opaque.set(name, [...(opaque.get(name) ?? []), node.name.value]);
    }
  }
  return opaque;
}

/** The types that some subgraph knows by their name alone. */
function readSingle(document: DocumentNode): Set<string> {
  const single = new Set<string>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const isSingle = node.directives?.some(
      (directive) => directive.name.value === 'join__type' && argumentsOf(directive).key === '__typename',
    );
    if (isSingle) single.add(node.name.value);
  }
  return single;
}

/** The keys of types, by subgraph and type. */
function readKeys(document: DocumentNode): Map<string, Key[]> {
  const keys = new Map<string, Key[]>();
  const names = new Map(graphValues(document).map((value) => [value.name.value, joinArguments(value).name]));
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const directive of node.directives ?? []) {
      const { graph, key } = argumentsOf(directive);
      if (directive.name.value !== 'join__type' || typeof key !== 'string') continue;
      const place = `${names.get(String(graph))} ${node.name.value}`;
      keys.set(place, [...(keys.get(place) ?? []), topFields(key)]);
    }
  }
  return keys;
}

/** Features that the planner would ignore are refused: ignoring an access rule would open what it closes. */
function refuseUnserved(document: DocumentNode): void {
  for (const definition of document.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) {
      for (const directive of definition.directives ?? []) refuseFeature(directive);
    }
    if (definition.kind === Kind.DIRECTIVE_DEFINITION && /^context(__|$)/.test(definition.name.value)) {
      throw new SupergraphError('The supergraph uses @context/@fromContext, which this gateway cannot plan.');
    }
  }
}

function refuseFeature(directive: ConstDirectiveNode): void {
  const args = argumentsOf(directive);
  if (directive.name.value === 'join__directive') {
    throw new SupergraphError(`The supergraph uses @${args.name}, which this gateway does not serve.`);
  }
  if (directive.name.value !== 'link' && directive.name.value !== 'core') return;
  const url = String(args.url ?? args.feature ?? '');
  const feature = /\/([^/]+)\/v\d/.exec(url)?.[1] ?? url;
  if (feature === 'context') {
    throw new SupergraphError('The supergraph uses @context/@fromContext, which this gateway cannot plan.');
  }
  if (args.for !== undefined && !servedFeatures.has(feature)) {
    throw new SupergraphError(
      `The supergraph needs ${feature} (${url}), which this gateway does not enforce.`,
    );
  }
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  const args = directive.arguments ?? [];
  return Object.fromEntries(args.map((arg) => [arg.name.value, valueFromASTUntyped(arg.value)]));
}
