// The supergraph as the planner is given it: changed where the planner would otherwise panic.
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  visit,
} from 'graphql';

/**
 * To resolve a field with `@requires`, the planner enters the field's subgraph again by a key that it takes from that
 * subgraph alone; where the object came from a subgraph without this key it panics. So in subgraphs with `@requires`
 * an entity keeps the one key that all its subgraphs have, and the fields of its other keys come from elsewhere.
 */
export function plannerSupergraph(sdl: string): string {
  const original = parse(sdl, { noLocation: true });
  const last = opaqueGraphs(original);
  const document = overridesOfLast(original, last);
  let changed = false;
  const definitions = document.definitions.map((node) => {
    let simpler: DefinitionNode = node;
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) simpler = withOneKey(node);
    if (node.kind === Kind.ENUM_TYPE_DEFINITION && last.size > 0) simpler = sortedLast(node, last);
    changed ||= simpler !== node;
    return simpler;
  });
  return changed ? print({ ...document, definitions }) : sdl;
}

/** Sorts after every letter. */
const lastMark = '~';

/** The subgraph's own name for the name in a plan. */
export function serviceName(planned: string): string {
  return planned.startsWith(lastMark) ? planned.slice(lastMark.length) : planned;
}

/** Subgraphs that see an interface as one object. */
function opaqueGraphs(document: DocumentNode): Set<string> {
  const graphs = new Set<string>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const directive of node.directives ?? []) {
      const opaque = directive.arguments?.some((one) => one.name.value === 'isInterfaceObject');
      const graph = argument(directive, 'graph');
      if (opaque && graph) graphs.add(graph);
    }
  }
  return graphs;
}

/**
 * The planner finds the concrete types behind an interface object only in subgraphs whose names sort before that of
 * the subgraph with the interface object.
 */
function sortedLast(node: EnumTypeDefinitionNode, last: ReadonlySet<string>): EnumTypeDefinitionNode {
  if (node.name.value !== 'join__Graph') return node;
  const values = node.values?.map((value) => {
    if (!last.has(value.name.value)) return value;
    const directives = value.directives?.map((directive) => ({
      ...directive,
      arguments: directive.arguments?.map((one) =>
        one.name.value === 'name' && one.value.kind === Kind.STRING
          ? { ...one, value: { ...one.value, value: lastMark + one.value.value } }
          : one,
      ),
    }));
    return { ...value, directives };
  });
  return { ...node, values };
}

/** An override names the subgraph that it leaves, and that name has to change with the subgraph's. */
function overridesOfLast(document: DocumentNode, last: ReadonlySet<string>): DocumentNode {
  if (last.size === 0) return document;
  const names = new Set<string>();
  visit(document, {
    EnumValueDefinition(node) {
      const name = node.directives?.map((one) => argument(one, 'name'))[0];
      if (last.has(node.name.value) && name !== undefined) names.add(name);
    },
  });
  return visit(document, {
    Argument(node) {
      const { value } = node;
      if (node.name.value !== 'override' || value.kind !== Kind.STRING || !names.has(value.value))
        return undefined;
      return { ...node, value: { ...value, value: lastMark + value.value } };
    },
  });
}

interface Membership {
  readonly directive: ConstDirectiveNode;
  readonly graph: string;
  readonly key: string;
}

function withOneKey(type: ObjectTypeDefinitionNode): ObjectTypeDefinitionNode {
  const memberships = (type.directives ?? []).flatMap((directive): Membership[] => {
    const graph = argument(directive, 'graph');
    const key = argument(directive, 'key');
    return directive.name.value === 'join__type' && graph && key ? [{ directive, graph, key }] : [];
  });
  const graphs = [...new Set(memberships.map((one) => one.graph))];
  const keys = [...new Set(memberships.map((one) => one.key))];
  const has = (graph: string, key: string) =>
    memberships.some((one) => one.graph === graph && one.key === key);
  const common = keys.find((key) => graphs.every((graph) => has(graph, key)));
  if (common === undefined || keys.length === 1) return type;
  const crowded = graphs.filter(
    (graph) => requiring(type).has(graph) && keys.some((key) => key !== common && has(graph, key)),
  );
  if (crowded.length === 0) return type;
  const others = new Set(keys.filter((key) => key !== common).flatMap(topFields));
  for (const name of topFields(common)) others.delete(name);
  const fields = type.fields?.map((field) =>
    others.has(field.name.value) ? hiddenIn(field, crowded, graphs) : field,
  );
  const dropped = memberships.filter((one) => crowded.includes(one.graph) && one.key !== common);
  const directives = type.directives?.filter(
    (one) => !dropped.some((membership) => membership.directive === one),
  );
  return { ...type, directives, fields };
}

/** The subgraphs in which some field of the type has `@requires`. */
function requiring(type: ObjectTypeDefinitionNode): Set<string> {
  const graphs = new Set<string>();
  for (const field of type.fields ?? []) {
    for (const directive of field.directives ?? []) {
      const graph = argument(directive, 'graph');
      if (graph && argument(directive, 'requires')) graphs.add(graph);
    }
  }
  return graphs;
}

/** The field without the crowded subgraphs, unless these are the only ones that have it. */
function hiddenIn(
  field: FieldDefinitionNode,
  crowded: readonly string[],
  graphs: readonly string[],
): FieldDefinitionNode {
  const joins = field.directives?.filter((one) => one.name.value === 'join__field') ?? [];
  const rest = field.directives?.filter((one) => one.name.value !== 'join__field') ?? [];
  // Without any join__field the field is in every subgraph that has the type.
  const explicit = joins.length > 0 ? joins : graphs.map(joinField);
  const kept = explicit.filter((one) => !crowded.includes(argument(one, 'graph') ?? ''));
  const resolved = kept.some((one) => one.arguments?.every((arg) => arg.name.value !== 'external'));
  return resolved ? { ...field, directives: [...rest, ...kept] } : field;
}

function joinField(graph: string): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: 'join__field' },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'graph' },
        value: { kind: Kind.ENUM, value: graph },
      },
    ],
  };
}

function argument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((one) => one.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

/** The fields at the top of a key: `id org { id }` has `id` and `org`. */
export function topFields(key: string): string[] {
  let depth = 0;
  const names: string[] = [];
  for (const [token] of key.matchAll(/[_A-Za-z]\w*|[{}]/g)) {
    if (token === '{') depth += 1;
    else if (token === '}') depth -= 1;
    else if (depth === 0) names.push(token);
  }
  return names;
}
