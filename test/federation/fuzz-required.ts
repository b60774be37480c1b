// The values of fields with @requires: a text of what the selection finds, be it in a representation or in the data.
import { type FieldNode, Kind, parse, type SelectionSetNode, valueFromASTUntyped } from 'graphql';

/** Reads a field of an object: by its name from a representation, by its resolver from the data. */
export type Read = (object: object, field: string, args: Record<string, unknown>) => unknown;

const parsed = new Map<string, SelectionSetNode>();

/** The text of what a selection as `@requires` takes it finds in an object. */
export function requiredText(selection: string, object: object, read: Read): string {
  let set = parsed.get(selection);
  if (set === undefined) {
    const [node] = parse(`{ ${selection} }`, { noLocation: true }).definitions;
    if (node?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`no selection: ${selection}`);
    set = node.selectionSet;
    parsed.set(selection, set);
  }
  return JSON.stringify(found(set, object, read));
}

function found(set: SelectionSetNode, object: object, read: Read): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) result[node.name.value] = fieldOf(node, object, read);
    else if (node.kind === Kind.INLINE_FRAGMENT) {
      const typename = (object as { __typename?: string }).__typename;
      if (node.typeCondition?.name.value !== typename) continue;
      Object.assign(result, found(node.selectionSet, object, read));
    }
  }
  return result;
}

function fieldOf(node: FieldNode, object: object, read: Read): unknown {
  const args = (node.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]);
  const value = read(object, node.name.value, Object.fromEntries(args) as Record<string, unknown>);
  if (value === undefined) return 'nothing';
  const set = node.selectionSet;
  const below = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(below);
    return set === undefined || typeof one !== 'object' || one === null ? one : found(set, one, read);
  };
  return below(value);
}
