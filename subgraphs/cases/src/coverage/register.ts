/** The registers that this subgraph keeps, each complete for some units and some days only. */
import type { Provenance } from '@diaban/shared/graphql/measure';

export const Register = {
  CASES: 'CASES',
  HOTSPOTS: 'HOTSPOTS',
  TIP_OFFS: 'TIP_OFFS',
  REHABILITATION: 'REHABILITATION',
} as const;
export type Register = (typeof Register)[keyof typeof Register];

/** Days on which a register is complete for a unit. */
export interface CoveredSpan {
  from: string;
  to: string;
  provenance: Provenance;
  source: string;
}
