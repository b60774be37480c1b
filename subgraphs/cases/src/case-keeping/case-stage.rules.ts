/** The way of a case through its stages: which step may follow which, and in which order their days must lie. */
import { Invalid } from '@diaban/shared/errors';
import { CaseStage } from '../police-case/case-enums.js';

/** In the order in which a case passes through them. */
export const CASE_STAGES: readonly CaseStage[] = Object.values(CaseStage);

/** What can be done with a case that is registered. */
export type CaseStep = 'MOVE' | 'CLOSE' | 'TRANSFER' | 'CORRECT';

/** The days of a case by the stage that it reached on them; of the offence, its own. */
export interface CaseDays {
  occurredOn: string;
  reached: Readonly<Partial<Record<CaseStage, string>>>;
}

/** @throws Invalid naming `stage` where a case does not go from one stage to the other in one step */
export function checkMove(from: CaseStage, to: CaseStage): void {
  checkStep(from, 'MOVE');
  if (to === 'CLOSED')
    throw new Invalid('stage is CLOSED: a case is closed with closeCase, from any stage', 'stage');
  const next = CASE_STAGES[CASE_STAGES.indexOf(from) + 1]!;
  if (to === next) return;
  const way = next === 'CLOSED' ? 'it can only be closed, with closeCase' : `the next stage is ${next}`;
  throw new Invalid(`stage is ${to}, but the case is ${from}: ${way}`, 'stage');
}

/** @throws Invalid naming `caseId` where the step cannot be taken in this stage */
export function checkStep(stage: CaseStage, step: CaseStep): void {
  // what is closed may still have been entered wrong
  if (stage !== 'CLOSED' || step === 'CORRECT') return;
  throw new Invalid('caseId names a case that is CLOSED: correct it if it was closed by mistake', 'caseId');
}

/**
 * @param field names the day of a stage in the caller's input
 * @throws Invalid naming the first day that lies before the one that it follows, or after today
 */
export function checkDays(
  { occurredOn, reached }: CaseDays,
  today: string,
  field: (stage: CaseStage | null) => string,
): void {
  let earlier = { day: occurredOn, what: 'the offence' };
  if (occurredOn > today) throw ahead(field(null), occurredOn);
  for (const stage of CASE_STAGES) {
    const day = reached[stage];
    if (day === undefined) continue;
    if (day > today) throw ahead(field(stage), day);
    if (day < earlier.day)
      throw new Invalid(
        `${field(stage)} is ${day} for ${stage}, before ${earlier.what} on ${earlier.day}: check the two days`,
        field(stage),
      );
    earlier = { day, what: stage };
  }
}

function ahead(field: string, day: string): Invalid {
  return new Invalid(`${field} is ${day}, which lies ahead: enter it when it has happened`, field);
}
