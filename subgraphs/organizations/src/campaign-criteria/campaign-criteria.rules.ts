/** When all blocks of a unit have signed, and how far the units of a coverage target have: pure functions of what was counted. */
import type { CriterionState } from '@diaban/shared/graphql/criterion-enums';
import { type Measure, measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { shareOf } from '../pledge-coverage/pledge-coverage.rules.js';
import { figureOf } from '../pledge-summary/pledge-summary.rules.js';
import { localityOf } from '../references/locality.js';
import type { BlocksRow, Part, PledgedUnitsRow } from './campaign-criteria.repository.js';
import type { PledgeCriterion, PledgedUnits } from './pledge-criterion.js';

/** How many pledges, and how many blocks without one, are shown as evidence. */
export const EXAMPLES = 5;

const UNKNOWN_BLOCKS = {
  provenance: 'REGISTERED',
  source: 'Register of organizations: not known to name all blocks of this unit',
} as const;

/** Each rule once. */
export function pledgeCriteria(row: BlocksRow, asOf: string): PledgeCriterion[] {
  const period = periodOf(asOf);
  const signed = figureOf(named(row.signed), row.complete, asOf);
  // a register that is complete and names no block cannot mean that a unit has none
  const known = row.complete !== null && row.blocks.length > 0;
  const blocks = known
    ? figureOf(named(row.blocks), null, asOf)
    : measure({ value: null, period, ...UNKNOWN_BLOCKS });
  return [
    {
      rule: 'ALL_BLOCKS_PLEDGED',
      ...allSigned(signed.value, blocks.value, row.atMost),
      basis: 'COMPUTED',
      provenance: derived(signed, blocks),
      period,
      signed,
      blocks,
      share: shareOf(signed, blocks),
      evidence: {
        pledges: row.pledges.map(({ id, count, signedOn, provenance, source }) => ({
          pledgeId: id,
          blocks: measure({ value: count, provenance, source, period: periodOf(signedOn) }),
        })),
        withoutPledge: row.withoutPledge.map(({ organizationId, unitId }) => ({
          organizationId,
          locality: localityOf(unitId),
        })),
      },
    },
  ];
}

/** @param signed at least so many @param atMost null: nobody knows */
export function allSigned(
  signed: number | null,
  blocks: number | null,
  atMost: number | null,
): { state: CriterionState; reason: string } {
  const unknown = (reason: string) => ({ state: 'UNKNOWN' as const, reason: `Chưa rõ: ${reason}` });
  if (blocks === null || blocks === 0)
    return unknown(`${signed ?? 'an unknown number of'} khối dân signed, of an unknown number`);
  if (signed === null) return unknown(`nobody says how many of ${blocks} khối dân signed`);
  if (signed > blocks) return unknown(`${signed} khối dân signed, more than the ${blocks} of the register`);
  if (signed === blocks) return { state: 'MET', reason: `Khối dân ký cam kết: all ${blocks} signed` };
  if (atMost === null)
    return unknown(`${signed} of ${blocks} khối dân signed, and others of whom nobody says how many`);
  if (atMost >= blocks) return unknown(`${signed} of ${blocks} khối dân signed or more: not all are named`);
  return { state: 'NOT_MET', reason: `Khối dân ký cam kết: ${signed} of ${blocks} signed` };
}

export function pledgedUnits(row: PledgedUnitsRow, asOf: string): PledgedUnits {
  const found = figureOf(named(row.pledged), row.complete, asOf);
  const pledged = { ...found, provenance: derived(found) };
  // nobody keeps a register of sub-commune units: that the directory has none does not mean that there are none
  const counted = row.level === 'NEIGHBOURHOOD' || row.units === 0 ? null : row.units;
  const units = measure({
    value: counted,
    provenance: 'COMPUTED',
    source: 'Unit directory',
    period: periodOf(asOf),
  });
  return { pledged, units, share: shareOf(pledged, units) };
}

function derived(...measures: readonly Measure[]): 'SYNTHETIC' | 'COMPUTED' {
  return measures.some(({ provenance }) => provenance === 'SYNTHETIC') ? 'SYNTHETIC' : 'COMPUTED';
}

function named(parts: readonly Part[]) {
  return parts.map((part) => ({ ...part, unitId: 0, figure: '' }));
}
