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

/** A day that no case can have. */
export interface WrongDay {
  /** null: the offence itself */
  stage: CaseStage | null;
  day: string;
  /** what it lies before although it follows; null: it lies ahead */
  follows: { stage: CaseStage | null; day: string } | null;
}

/** The first day that lies before the one that it follows, or after today. */
export function wrongDay({ occurredOn, reached }: CaseDays, today: string): WrongDay | null {
  let follows: { stage: CaseStage | null; day: string } = { stage: null, day: occurredOn };
  if (occurredOn > today) return { ...follows, follows: null };
  for (const stage of CASE_STAGES) {
    const day = reached[stage];
    if (day === undefined) continue;
    if (day > today) return { stage, day, follows: null };
    if (day < follows.day) return { stage, day, follows };
    follows = { stage, day };
  }
  return null;
}

/**
 * @param field names the day of a stage in the caller's input
 * @throws Invalid naming the first day that lies before the one that it follows, or after today
 */
export function checkDays(days: CaseDays, today: string, field: (stage: CaseStage | null) => string): void {
  const wrong = wrongDay(days, today);
  if (wrong === null) return;
  const { stage, day, follows } = wrong;
  const name = field(stage);
  if (follows === null) throw ahead(name, day);
  const earlier = `${follows.stage ?? 'the offence'} on ${follows.day}`;
  throw new Invalid(`${name} is ${day} for ${stage}, before ${earlier}: check the two days`, name);
}

/** The stage that a case with these stages must have passed too, null where none is missing. */
export function stageLeftOut(stages: readonly CaseStage[]): CaseStage | null {
  const passed = CASE_STAGES.filter((stage) => stage !== 'CLOSED' && stages.includes(stage));
  if (passed.length === 0) return 'REPORTED';
  return CASE_STAGES[passed.findIndex((stage, at) => stage !== CASE_STAGES[at])] ?? null;
}

function ahead(field: string, day: string): Invalid {
  return new Invalid(`${field} is ${day}, which lies ahead: enter it when it has happened`, field);
}
