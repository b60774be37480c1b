// Makes the schema that clients see: a supergraph without the join machinery and without inaccessible elements.
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type TypeNode,
} from 'graphql';

const machinery =
  /^(join|link|core|context|federation|policy|requiresScopes|authenticated|cost|tag|inaccessible)__/;
const machineryScalars = new Set(['link__Import', 'core__Import', '_FieldSet', '_Any']);
const visibleDirectives = new Set(['deprecated', 'specifiedBy', 'oneOf']);

interface Decorated {
  readonly directives?: readonly ConstDirectiveNode[];
}

function isInaccessible(node: Decorated): boolean {
  return node.directives?.some((directive) => directive.name.value === 'inaccessible') ?? false;
}

function visible<Node extends Decorated>(node: Node): Node {
  return { ...node, directives: node.directives?.filter((one) => visibleDirectives.has(one.name.value)) };
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** The client's part of a supergraph's document. */
export function apiDocument(document: DocumentNode): DocumentNode {
  const hidden = new Set<string>();
  for (const node of document.definitions) {
    if (!('name' in node) || node.name === undefined || node.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const name = node.name.value;
    const gone = machinery.test(name) || machineryScalars.has(name) || isInaccessible(node as Decorated);
    if (gone) hidden.add(name);
  }
  const definitions: DefinitionNode[] = [];
  for (const node of document.definitions) {
    const kept = apiDefinition(node, hidden);
    if (kept !== null) definitions.push(kept);
  }
  return { kind: Kind.DOCUMENT, definitions };
}

function apiDefinition(node: DefinitionNode, hidden: ReadonlySet<string>): DefinitionNode | null {
  const shown = <Item extends Decorated & { readonly type: TypeNode }>(item: Item) =>
    !isInaccessible(item) && !hidden.has(namedType(item.type));
  switch (node.kind) {
    case Kind.SCHEMA_DEFINITION:
      return { ...node, directives: [] };
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      if (hidden.has(node.name.value)) return null;
      const fields = node.fields?.filter(shown).map((field) => ({
        ...visible(field),
        arguments: field.arguments?.filter(shown).map(visible),
      }));
      const interfaces = node.interfaces?.filter((type) => !hidden.has(type.name.value));
      return { ...visible(node), fields, interfaces };
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      if (hidden.has(node.name.value)) return null;
      return { ...visible(node), fields: node.fields?.filter(shown).map(visible) };
    case Kind.UNION_TYPE_DEFINITION:
      if (hidden.has(node.name.value)) return null;
      return { ...visible(node), types: node.types?.filter((type) => !hidden.has(type.name.value)) };
    case Kind.ENUM_TYPE_DEFINITION:
      if (hidden.has(node.name.value)) return null;
      return { ...visible(node), values: node.values?.filter((one) => !isInaccessible(one)).map(visible) };
    case Kind.SCALAR_TYPE_DEFINITION:
      return hidden.has(node.name.value) ? null : visible(node);
    default:
      return null;
  }
}
