/** What is asked of gaps of the programme, in checked form, and gaps from rows. */
import { Invalid } from '@diaban/shared/errors';
import { type Measure, measure, type Provenance } from '@diaban/shared/graphql/measure';
import type { CursorValue, Keyset, PageArgs } from '@diaban/shared/graphql/page';
import { periodOf } from '@diaban/shared/graphql/period';
import { gapKeyset, type ProgrammeStep } from '@diaban/shared/graphql/programme-gap';
import {
  type GapQuestion,
  gapQuestion,
  gapsId,
  MAX_STEPS,
  packSteps,
  type TakenStep,
  unpackSteps,
} from '@diaban/shared/graphql/programme-gaps-code';
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { unitIdOrNull } from '@diaban/shared/scope/unit-id';
import { localityOf } from '../references/locality.js';
import { voucherFor } from '../roll-up/coverage.rules.js';
import { derivedProvenance } from '../roll-up/provenance.rules.js';
import type { Coverage } from '../roll-up/roll-up.js';
import { askedOfGaps } from './campaign-gap.rules.js';
import type { ProgrammeGapsArgs } from './programme-gaps.inputs.js';
import { type ProgrammeGap, ProgrammeGaps } from './programme-gaps.js';

interface GapRow {
  unitId: number;
  campaignId: string | null;
  since: string;
  days: number;
  coverage: Coverage[];
}

/** A plan without a launch. */
export interface PlanRow extends GapRow {
  provenance: Provenance;
  source: string;
}

/** A unit with a pledge and without outreach. */
export interface SilenceRow extends GapRow {
  synthetic: boolean;
}

/** @throws Invalid naming what is malformed */
export function programmeGaps(args: ProgrammeGapsArgs): ProgrammeGaps {
  const question = askedOfGaps(args);
  return Object.assign(new ProgrammeGaps(), { id: gapsId(question), question, pledged: null });
}

/** The reference resolver: the question is all that there is to it; each list keeps to the viewer's scope by itself. */
export function resolveProgrammeGaps({ id, firstPledges }: Record<string, unknown>): ProgrammeGaps | null {
  const question = gapQuestion(id);
  const pledged = firstPledges === undefined ? null : unpackSteps(firstPledges);
  if (question === null || (firstPledges !== undefined && pledged === null)) return null;
  return Object.assign(new ProgrammeGaps(), { id, question, pledged });
}

/** @throws Invalid naming `first` or `after` */
export function planKeyset(args: PageArgs): Keyset {
  return gapKeyset(args, 'planned-not-launched', (tie) => uuidOrNull(tie) !== null);
}

/** @throws Invalid naming `first` or `after` */
export function silenceKeyset(args: PageArgs): Keyset {
  return gapKeyset(args, 'pledged-no-outreach', (tie) => unitIdOrNull(`u${tie}`) !== null);
}

export function planPosition({ since, campaignId }: ProgrammeGap): CursorValue[] {
  return [since, campaignId];
}

export function silencePosition({ since, locality }: ProgrammeGap): CursorValue[] {
  return [since, locality.unitId];
}

/** @throws Invalid when there are more than an answer may hold */
export function packedLaunches(launches: readonly TakenStep[]): string {
  if (launches.length > MAX_STEPS)
    throw new Invalid(
      `There are more than ${MAX_STEPS} launches: ask under one unit after the other`,
      'underId',
    );
  return packSteps(launches);
}

export function planGap({ provenance, source, ...row }: PlanRow, { asOf }: GapQuestion): ProgrammeGap {
  return gapOf('LAUNCH', row, asOf, { provenance: derivedProvenance(provenance), source });
}

export function silenceGap({ synthetic, ...row }: SilenceRow, { asOf }: GapQuestion): ProgrammeGap {
  const provenance = synthetic ? 'SYNTHETIC' : 'COMPUTED';
  return gapOf('OUTREACH', row, asOf, { provenance, source: 'Register of pledges, programme register' });
}

function gapOf(
  missing: ProgrammeStep,
  { unitId, campaignId, since, days, coverage }: GapRow,
  asOf: string,
  origin: Pick<Measure, 'provenance' | 'source'>,
): ProgrammeGap {
  const period = periodOf(`${since}/${asOf}`);
  return {
    locality: localityOf(unitId),
    campaignId,
    missing,
    since,
    days: measure({ value: days, period, ...origin }),
    // nothing on record is no proof of nothing where the register is not known to be complete
    registerComplete: voucherFor(coverage, period) !== null,
  };
}
