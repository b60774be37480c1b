/** What is told of clubs and projects, in checked form, and figures from what was counted. */
import { Invalid } from '@diaban/shared/errors';
import { checkChoices } from '@diaban/shared/graphql/dated-list';
import { measure, type Provenance, personMeasure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import type { ProgrammeLevel } from '../register/programme-level.js';
import type { Coverage, RollUp } from '../roll-up/roll-up.js';
import { rolledUp } from '../roll-up/roll-up.rules.js';
import type { SupportProjectFilter } from './support.inputs.js';
import type { SupportKind, SupportProject, SupportSummary } from './support-project.js';

/** @throws Invalid for a unit below the commune, where a number would point at families */
export function checkCommune(level: ProgrammeLevel): void {
  if (level !== 'NEIGHBOURHOOD') return;
  throw new Invalid(
    'Clubs and projects are recorded by commune or larger unit, never below: name the commune (xã, phường, thị trấn)',
    'localityId',
  );
}

/** @throws Invalid when the day lies ahead, or an earlier count would be replaced without a reason */
export function checkCount(
  { countedOn, reason }: { countedOn: string; reason?: string | null },
  before: number | null,
): void {
  if (countedOn > today())
    throw new Invalid(
      `countedOn is ${countedOn}, which lies ahead: enter counts when they are made`,
      'countedOn',
    );
  if (before !== null && reason == null)
    throw new Invalid(`There is a count of ${countedOn} already: say in reason why it was wrong`, 'reason');
}

export interface WantedSupport {
  unitId: number | null;
  kinds: SupportKind[] | null;
}

/** @throws Invalid naming what is malformed */
export function wantedSupport(filter: SupportProjectFilter | null | undefined): WantedSupport {
  const { localityId, kinds } = filter ?? {};
  checkChoices(kinds, 'kinds');
  return {
    unitId: localityId == null ? null : parseUnitId(localityId, 'localityId'),
    kinds: kinds ?? null,
  };
}

/** The latest count of a project by a day. */
export interface CountRow {
  projectId: string;
  countedOn: string;
  supported: number;
  provenance: Provenance;
  source: string;
}

export function supportedBy(project: SupportProject, row: CountRow | null, asOf: string) {
  if (row === null) {
    const { provenance, source } = project;
    return measure({ value: null, provenance, source, period: periodOf(asOf) });
  }
  const { supported: value, provenance, source, countedOn } = row;
  return personMeasure({ value, provenance, source, period: periodOf(countedOn) });
}

/** What the database counts of a unit. */
export interface SupportRollUps {
  unitId: number;
  kinds: { kind: SupportKind; projects: RollUp; supported: RollUp }[];
  coverage: Coverage[];
}

const KINDS: readonly SupportKind[] = ['REHAB_CLUB', 'JOB_PROJECT'];

/** @param rollUps null for a unit of which nothing came back */
export function supportSummaryOf(rollUps: SupportRollUps | null, asOf: string): SupportSummary[] {
  const period = periodOf(asOf);
  const coverage = rollUps?.coverage ?? [];
  return KINDS.map((kind) => {
    const found = rollUps?.kinds.find((one) => one.kind === kind) ?? null;
    return {
      kind,
      period,
      projects: measure(rolledUp(found?.projects ?? null, coverage, period)),
      supported: personMeasure(rolledUp(found?.supported ?? null, coverage, period)),
    };
  });
}
