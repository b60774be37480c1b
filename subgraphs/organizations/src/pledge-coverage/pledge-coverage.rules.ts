/** How the parts of a roll-up become shares of organizations that have signed. */
import { type Measure, measure, type Provenance } from '@diaban/shared/graphql/measure';
import { OrganizationKind } from '../organization/organization-kind.js';
import {
  figureOf,
  provenanceOfSum,
  type RollUpPart,
  sourceOfSum,
} from '../pledge-summary/pledge-summary.rules.js';
import { type CoverageDimension, OrganizationLevel, type PledgeCoverage } from './pledge-coverage.js';

/** What the organizations of one source add to one part of a unit. */
export interface CoveragePart {
  unitId: number;
  /** kind or level; null says that the unit's register is complete */
  part: string | null;
  provenance: Provenance;
  source: string;
  /** bodies that they stand for; null when none states a number */
  organizations: number | null;
  records: number;
  /** bodies that have signed; null when none did, or none states a number */
  signed: number | null;
  signedRecords: number;
}

const ORDER: Record<CoverageDimension, readonly string[]> = {
  KIND: Object.keys(OrganizationKind),
  LEVEL: Object.keys(OrganizationLevel),
};

/** The coverage of one unit, in the order of the dimension's values. @param parts all parts of the unit */
export function coverageOf(
  parts: readonly CoveragePart[],
  by: CoverageDimension,
  asOf: string,
): PledgeCoverage[] {
  const complete = parts.find(({ part }) => part === null) ?? null;
  return ORDER[by].flatMap((value) => {
    const own = parts.filter(({ part }) => part === value);
    if (own.length === 0) return [];
    const organizations = figureOf(own.map(asOrganizations), complete, asOf);
    const signed = figureOf(
      own.filter(({ signedRecords }) => signedRecords > 0).map(asSigned),
      complete,
      asOf,
    );
    return [
      {
        kind: by === 'KIND' ? (value as PledgeCoverage['kind']) : null,
        level: by === 'LEVEL' ? (value as PledgeCoverage['level']) : null,
        signed,
        organizations,
        share: shareOf(signed, organizations),
      },
    ];
  });
}

function asOrganizations({ organizations, ...part }: CoveragePart): RollUpPart {
  return { ...part, figure: 'ORGANIZATIONS', value: organizations };
}

function asSigned({ signed, signedRecords, ...part }: CoveragePart): RollUpPart {
  return { ...part, figure: 'SIGNED', value: signed, records: signedRecords };
}

/** In percent, like all shares of the graph: a computed figure, synthetic when one of the two is. */
export function shareOf(signed: Measure, organizations: Measure): Measure {
  const both = [signed, organizations].map(({ provenance, source }) => ({ provenance, source, records: 2 }));
  const value =
    signed.value === null || organizations.value === null || organizations.value === 0
      ? null
      : Math.round((signed.value / organizations.value) * 1_000) / 10;
  const provenance = provenanceOfSum(both) === 'SYNTHETIC' ? 'SYNTHETIC' : 'COMPUTED';
  return measure({ value, provenance, source: sourceOfSum(both), period: organizations.period });
}
