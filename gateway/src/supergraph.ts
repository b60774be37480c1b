/** Reads the composed supergraph, and which subgraph answers which field of it. */
import { readFile } from 'node:fs/promises';
import { type ConstDirectiveNode, Kind, parse } from 'graphql';
import type { OwnersOf } from './limits/ethnic-data.js';
import { SCHEMA_FOLDER } from './schema-folder.js';

export { SCHEMA_FOLDER };

export interface Supergraph {
  sdl: string;
  /** names of the subgraphs */
  subgraphs: readonly string[];
  ownersOf: OwnersOf;
}

/** @throws when there is none, saying how to make it */
export async function loadSupergraph(folder: URL = SCHEMA_FOLDER): Promise<Supergraph> {
  try {
    return readSupergraph(await readFile(new URL('supergraph.graphql', folder), 'utf8'));
  } catch (error) {
    throw new Error('schema/supergraph.graphql cannot be read. Make it with: npm run schema', {
      cause: error,
    });
  }
}

export function readSupergraph(sdl: string): Supergraph {
  const graphs = new Map<string, string>();
  const owners = new Map<string, readonly string[]>();
  const { definitions } = parse(sdl, { noLocation: true });
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? [])
      graphs.set(
        value.name.value,
        argumentsNamed(value.directives, 'join__graph', 'name')[0] ?? value.name.value,
      );
  }
  const named = (keys: readonly string[]) => keys.map((key) => graphs.get(key) ?? key);
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const ofType = named(argumentsNamed(node.directives, 'join__type', 'graph'));
    for (const field of node.fields ?? []) {
      const ofField = named(argumentsNamed(field.directives, 'join__field', 'graph'));
      owners.set(`${node.name.value}.${field.name.value}`, ofField.length > 0 ? ofField : ofType);
    }
  }
  return {
    sdl,
    subgraphs: [...graphs.values()],
    ownersOf: (type, field) => owners.get(`${type}.${field}`) ?? [],
  };
}

/** The values of one argument over all uses of a directive; uses for fields that are only referred to do not count. */
function argumentsNamed(
  directives: readonly ConstDirectiveNode[] = [],
  name: string,
  argument: string,
): string[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .filter(
      ({ arguments: given }) =>
        !given?.some(
          (one) => one.name.value === 'external' && one.value.kind === Kind.BOOLEAN && one.value.value,
        ),
    )
    .flatMap(({ arguments: given }) =>
      (given ?? []).flatMap(({ name: { value: key }, value }) =>
        key === argument && (value.kind === Kind.ENUM || value.kind === Kind.STRING) ? [value.value] : [],
      ),
    );
}
