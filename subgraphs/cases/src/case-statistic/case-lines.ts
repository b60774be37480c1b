/** The lines of a case series, and by which lines it is decided what must be hidden in them. */
import { Invalid } from '@diaban/shared/errors';
import { OFFENCE_TYPES, type OffenceType } from '../offence/offence-type.js';
import { CaseStage } from '../police-case/case-enums.js';
import type { CaseStatisticsArgs } from './case-statistic.js';

const STAGES: readonly CaseStage[] = Object.values(CaseStage);

/** One line in each period; null: all that were asked for together. */
export interface CaseLine {
  offence: OffenceType | null;
  stage: CaseStage | null;
}

/** The arguments with what they leave out said, so that the same question is always the same series. */
export interface CaseQuestion {
  /** null: all kinds */
  offences: readonly OffenceType[] | null;
  stages: readonly CaseStage[] | null;
  byOffence: boolean;
  byStage: boolean;
}

/** @throws Invalid for a filter that can never find anything */
export function questionOf({ offences, stages, byOffence, byStage }: CaseStatisticsArgs): CaseQuestion {
  return {
    offences: chosen(offences, OFFENCE_TYPES, 'offences'),
    stages: chosen(stages, STAGES, 'stages'),
    byOffence,
    byStage,
  };
}

/** In the order of the statistics; null where all are chosen, because then nothing is filtered. */
function chosen<T>(choices: readonly T[] | null | undefined, all: readonly T[], field: string): T[] | null {
  if (choices == null) return null;
  if (choices.length === 0) throw new Invalid(`${field} is empty: leave it out to count all`, field);
  const kept = all.filter((one) => choices.includes(one));
  return kept.length === all.length ? null : kept;
}

export function linesOf({ offences, stages, byOffence, byStage }: CaseQuestion): CaseLine[] {
  const kinds = byOffence ? (offences ?? OFFENCE_TYPES) : [null];
  const steps = byStage ? (stages ?? STAGES) : [null];
  return kinds.flatMap((offence) => steps.map((stage) => ({ offence, stage })));
}

/** By what the counts of persons in a series are told apart; 'both': too finely to be shown at all. */
export function guardOf(question: CaseQuestion): 'offence' | 'stage' | 'both' | null {
  const offence = question.byOffence || question.offences !== null;
  const stage = question.byStage || question.stages !== null;
  if (offence && stage) return 'both';
  return offence ? 'offence' : stage ? 'stage' : null;
}

/**
 * The lines that a count of persons is made of. A sum over several is shown only if each of them is, so that two filters
 * cannot be subtracted from each other.
 */
export function partsOf(line: CaseLine, question: CaseQuestion): readonly string[] {
  switch (guardOf(question)) {
    case 'offence':
      return line.offence === null ? question.offences! : [line.offence];
    case 'stage':
      return line.stage === null ? question.stages! : [line.stage];
    default:
      return [''];
  }
}
