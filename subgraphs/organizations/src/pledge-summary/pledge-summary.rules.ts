/** How the parts of a roll-up become figures: what their sum means, and where a mixed sum comes from. */
import { type Measure, measure, type Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { PledgeSummary } from './pledge-summary.js';

/** The figures of a summary as the roll-up names them; COVERAGE says that the unit's register is complete. */
export const FIGURES = {
  pledges: 'PLEDGES',
  emulationPacts: 'EMULATION_PACTS',
  signatories: 'SIGNATORIES',
  unnumberedSignatories: 'UNNUMBERED_SIGNATORIES',
  organizations: 'ORGANIZATIONS',
  residentialBlocks: 'RESIDENTIAL_BLOCKS',
  households: 'HOUSEHOLDS',
} as const satisfies Record<keyof PledgeSummary, string>;

/** What the records of one source add to one figure of a unit. */
export interface RollUpPart {
  unitId: number;
  figure: string;
  provenance: Provenance;
  source: string;
  /** sum over the records whose number is stated; null when none states it */
  value: number | null;
  records: number;
}

export const NO_RECORD =
  'Register of organizations and pledges: no record, and not known to be complete for this unit';

/** What a summary is about: signatures by a day, and of a day or later where `signedFrom` names one. */
export interface SummaryTime {
  asOf: string;
  signedFrom: string | null;
}

/** The summary of one unit. @param parts all parts of the unit, its coverage among them */
export function summaryOf(parts: readonly RollUpPart[], { asOf, signedFrom }: SummaryTime): PledgeSummary {
  const coverage = parts.find(({ figure }) => figure === 'COVERAGE') ?? null;
  const measures = Object.entries(FIGURES).map(([field, figure]) => {
    const own = parts.filter((part) => part.figure === figure);
    const isOfDay = signedFrom === null || field === 'organizations';
    return [field, figureOf(own, coverage, isOfDay ? asOf : `${signedFrom}/${asOf}`)];
  });
  return Object.fromEntries(measures) as PledgeSummary;
}

/**
 * One figure. Records decide it; without records the coverage does: a true zero where the register is complete, else
 * not reported. Records that state no number leave it not reported, in their own name.
 */
export function figureOf(
  parts: readonly RollUpPart[],
  coverage: Pick<RollUpPart, 'provenance' | 'source'> | null,
  time: string,
): Measure {
  const period = periodOf(time);
  if (parts.length === 0) {
    return coverage
      ? measure({ value: 0, provenance: coverage.provenance, source: coverage.source, period })
      : measure({ value: null, provenance: 'REGISTERED', source: NO_RECORD, period });
  }
  const counted = parts.filter(({ value }) => value !== null);
  const value = counted.length === 0 ? null : counted.reduce((sum, part) => sum + part.value!, 0);
  const from = counted.length === 0 ? parts : counted;
  return measure({ value, provenance: provenanceOfSum(from), source: sourceOfSum(from), period });
}

/**
 * Where a sum comes from. A synthetic part makes it synthetic. A single record keeps its own provenance. Several
 * published or reported records were published or reported one by one, never as this sum: it is computed.
 */
export function provenanceOfSum(parts: readonly Pick<RollUpPart, 'provenance' | 'records'>[]): Provenance {
  const kinds = new Set(parts.map(({ provenance }) => provenance));
  if (kinds.has('SYNTHETIC')) return 'SYNTHETIC';
  const [only] = kinds;
  const records = parts.reduce((sum, part) => sum + part.records, 0);
  if (only !== undefined && kinds.size === 1 && (records === 1 || only === 'REGISTERED')) return only;
  return 'COMPUTED';
}

const NAMED_SOURCES = 3;

/** Names the sources of a sum, the first few of them when they are many. */
export function sourceOfSum(parts: readonly Pick<RollUpPart, 'source'>[]): string {
  const sources = [...new Set(parts.map(({ source }) => source))].sort();
  const more = sources.length - NAMED_SOURCES;
  return sources.slice(0, NAMED_SOURCES).join('; ') + (more > 0 ? `; and ${more} more` : '');
}
