// Checks leaf values that subgraphs sent, and writes them as JSON.
import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';
import { jsonText, quote } from './json.js';

type LeafWriter = (value: unknown) => string;

/** What kind of leaf a type is takes longer to find out than to write one. */
const writers = new WeakMap<GraphQLLeafType, LeafWriter>();

/** JSON text of a leaf that is not null; throws an error with the client's message when it is not of the type. */
export function leafText(type: GraphQLLeafType, value: unknown): string {
  let write = writers.get(type);
  if (write === undefined) {
    write = writerOf(type);
    writers.set(type, write);
  }
  return write(value);
}

function writerOf(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) {
    return (value) => {
      // The value is not told: it may be one that the supergraph keeps inaccessible.
      if (typeof value !== 'string' || type.getValue(value) === undefined) {
        throw new Error(`Enum "${type.name}" cannot represent the value that was found.`);
      }
      return quote(value);
    };
  }
  return isSpecifiedScalarType(type) ? (value) => jsonText(type.serialize(value)) : jsonText;
}
