/** Keeps ethnic data apart from everything about offences and the programme: never in the same operation. */
import { fold, type LimitedOperation } from './fold.js';

/** The one field of the graph with ethnic data. */
const ETHNIC_FIELD = 'ethnicMinorityShare';
/** The subgraph that has it, and that knows nothing but places. */
const ITS_SUBGRAPH = 'localities';

/** Names the subgraphs that answer a field. */
export type OwnersOf = (type: string, field: string) => readonly string[];

interface Found {
  ethnic: boolean;
  other: string | null;
}

/** @returns what is wrong and how to mend it, or null */
export function ethnicDataFault(operation: LimitedOperation, ownersOf: OwnersOf): string | null {
  const { ethnic, other } = fold<Found>(operation, {
    field: ({ node, parent }, selections) => {
      const name = node.name.value;
      const owners = ownersOf(parent.name, name);
      const foreign = owners.length > 0 && !owners.includes(ITS_SUBGRAPH);
      return {
        ethnic: selections.ethnic || name === ETHNIC_FIELD,
        other: foreign ? `${parent.name}.${name}` : selections.other,
      };
    },
    all: (parts) => ({
      ethnic: parts.some((part) => part.ethnic),
      other: parts.find((part) => part.other !== null)?.other ?? null,
    }),
  });
  if (!ethnic || other === null) return null;
  return `The operation asks for ${ETHNIC_FIELD} together with ${other}: ethnic data are never shown next to cases, organizations or campaigns. Ask for them in an operation of their own`;
}
