/** Whose word a figure over many rows is. */
import type { Provenance } from '@diaban/shared/graphql/measure';

/** The weakest claim first: a figure is no better than the weakest of the rows that it rests on. */
const WEAKEST_FIRST: readonly Provenance[] = ['SYNTHETIC', 'PUBLISHED', 'REPORTED', 'REGISTERED', 'COMPUTED'];

const NAMED_SOURCES = 3;

/** One synthetic row makes the whole figure synthetic. @param provenances at least one */
export function provenanceOf(provenances: readonly Provenance[]): Provenance {
  return WEAKEST_FIRST.find((provenance) => provenances.includes(provenance))!;
}

/** The sources of a figure, the first few by name. */
export function sourceOf(sources: readonly string[]): string {
  const named = sources.slice(0, NAMED_SOURCES).join('; ');
  const others = sources.length - NAMED_SOURCES;
  return others > 0 ? `${named}; and ${others} more` : named;
}

/** A figure that follows from other figures: computed, unless one of them is made up. */
export function derivedProvenance(provenance: Provenance): Provenance {
  return provenance === 'SYNTHETIC' ? 'SYNTHETIC' : 'COMPUTED';
}
