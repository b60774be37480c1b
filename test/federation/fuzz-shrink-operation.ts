// Smaller versions of an operation: one selection, argument, directive, alias or variable less.
import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql';
import type { DrawnOperation } from './fuzz-operation.js';

/** Every operation that is one step smaller; many are not valid, which their user checks. */
export function* smallerOperations({ source, variables }: DrawnOperation): Generator<DrawnOperation> {
  const document = parse(source, { noLocation: true });
  const count = steps(document);
  for (let at = 0; at < count; at++) {
    const smaller = withoutUnused(step(document, at));
    const used = names(smaller, Kind.VARIABLE);
    yield {
      source: print(smaller).replace(/\s+/g, ' ').trim(),
      variables: Object.fromEntries(Object.entries(variables).filter(([name]) => used.has(name))),
    };
  }
}

/** How many steps a document offers: each is one change to one node. */
function steps(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    enter(node) {
      count += changes(node).length;
    },
  });
  return count;
}

function step(document: DocumentNode, wanted: number): DocumentNode {
  let at = 0;
  return visit(document, {
    enter(node) {
      const options = changes(node);
      const change = options[wanted - at];
      at += options.length;
      return wanted < at ? change?.() : undefined;
    },
  });
}

/** The ways to make one node smaller, largest first. */
function changes(node: ASTNode): (() => ASTNode | null)[] {
  switch (node.kind) {
    case Kind.SELECTION_SET:
      return node.selections.flatMap((one, at) => {
        const others = node.selections.filter((_, index) => index !== at);
        const inside = unwrapped(one);
        const drop = others.length === 0 ? [] : [() => ({ ...node, selections: others })];
        const open = inside === null ? [] : [() => ({ ...node, selections: [...others, ...inside] })];
        return [...drop, ...open];
      });
    case Kind.FIELD:
      return [
        ...(node.alias === undefined ? [] : [() => ({ ...node, alias: undefined })]),
        ...(node.arguments ?? []).map((one) => () => ({
          ...node,
          arguments: node.arguments?.filter((other) => other !== one),
        })),
        ...undirected(node),
      ];
    case Kind.INLINE_FRAGMENT:
    case Kind.FRAGMENT_SPREAD:
      return undirected(node);
    case Kind.VARIABLE_DEFINITION:
      return node.defaultValue === undefined ? [] : [() => ({ ...node, defaultValue: undefined })];
    default:
      return [];
  }
}

function undirected<Node extends { readonly directives?: readonly unknown[] | undefined } & ASTNode>(
  node: Node,
): (() => ASTNode)[] {
  return node.directives?.length ? [() => ({ ...node, directives: [] })] : [];
}

function unwrapped(node: SelectionNode): readonly SelectionNode[] | null {
  return node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet.selections : null;
}

function withoutUnused(document: DocumentNode): DocumentNode {
  const spread = names(document, Kind.FRAGMENT_SPREAD);
  const kept = document.definitions.filter(
    (one) => one.kind !== Kind.FRAGMENT_DEFINITION || spread.has(one.name.value),
  );
  if (kept.length < document.definitions.length) return withoutUnused({ ...document, definitions: kept });
  const definitions = document.definitions.map((one): DefinitionNode => {
    if (one.kind !== Kind.OPERATION_DEFINITION) return one;
    const used = names({ ...document, definitions: document.definitions.map(undefining) }, Kind.VARIABLE);
    const variables = one.variableDefinitions?.filter((two) => used.has(two.variable.name.value));
    return { ...one, variableDefinitions: variables };
  });
  return { ...document, definitions };
}

function undefining(node: DefinitionNode): DefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION ? { ...node, variableDefinitions: [] } : node;
}

function names(document: DocumentNode, kind: Kind.VARIABLE | Kind.FRAGMENT_SPREAD): Set<string> {
  const found = new Set<string>();
  visit(document, {
    enter(node) {
      if (node.kind === kind && 'name' in node) found.add((node.name as { value: string }).value);
    },
  });
  return found;
}
