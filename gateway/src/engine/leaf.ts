// Checks leaf values that subgraphs sent, and writes them as JSON.
import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';
import { jsonText, quote } from './json.js';

/** JSON text of a leaf that is not null; throws an error with the client's message when it is not of the type. */
export function leafText(type: GraphQLLeafType, value: unknown): string {
  if (isEnumType(type)) {
    // The value is not told: it may be one that the supergraph keeps inaccessible.
    if (typeof value !== 'string' || type.getValue(value) === undefined) {
      throw new Error(`Enum "${type.name}" cannot represent the value that was found.`);
    }
    return quote(value);
  }
  if (isSpecifiedScalarType(type)) return jsonText(type.serialize(value));
  return jsonText(value);
}
