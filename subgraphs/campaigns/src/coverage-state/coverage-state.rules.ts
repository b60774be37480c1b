/** Figures of a coverage target from what the database counted. */
import { type Figure, measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { derivedProvenance } from '../roll-up/provenance.rules.js';
import { rolledUp } from '../roll-up/roll-up.rules.js';
import type { CoverageRollUps, CoverageState } from './coverage-state.js';

/** Where counts of units come from. */
export const DIRECTORY = { provenance: 'COMPUTED', source: 'Unit directory' } as const;

/** @param rollUps null for a campaign without such a target */
export function coverageStateOf(rollUps: CoverageRollUps | null, asOf: string): CoverageState | null {
  if (rollUps === null) return null;
  const { units, deployed, communicated, coverage } = rollUps;
  const period = periodOf(asOf);
  const computed = (figure: Figure) =>
    measure({ ...figure, provenance: derivedProvenance(figure.provenance) });
  return {
    units: measure({ value: units, period, ...DIRECTORY }),
    deployed: computed(rolledUp(deployed, coverage, period)),
    communicated: computed(rolledUp(communicated, coverage, period)),
  };
}
