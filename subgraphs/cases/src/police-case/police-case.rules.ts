/** What follows from a case's own row. */
import { type Measure, measure, personMeasure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { PoliceCase } from './police-case.js';
import type { SeizureRow } from './police-case.repository.js';
import type { Seizure } from './seizure.js';
import type { StageDate } from './stage-date.js';

/** The days of a case: of the offence, and of each stage that it has reached. */
export function daysOf(row: PoliceCase) {
  const reached = Object.fromEntries(stageDates(row).map(({ stage, reachedOn }) => [stage, reachedOn]));
  return { occurredOn: row.occurredOn, reached };
}

/** The stages that a case has reached, in their order. */
export function stageDates(row: PoliceCase): StageDate[] {
  const days = {
    REPORTED: row.reportedOn,
    INVESTIGATED: row.investigatedOn,
    PROSECUTED: row.prosecutedOn,
    TRIED: row.triedOn,
    CLOSED: row.closedOn,
  } as const;
  return Object.entries(days).flatMap(([stage, reachedOn]) =>
    reachedOn === null ? [] : [{ stage: stage as StageDate['stage'], reachedOn }],
  );
}

/** How many people are suspected in a case. */
export function subjectsOf({ subjectCount, occurredOn, provenance, source }: PoliceCase): Measure {
  return personMeasure({ value: subjectCount, period: periodOf(occurredOn), provenance, source });
}

/** A seizure as the graph shows it, with the case that it belongs to. */
export function seizureOf({
  caseId,
  substance,
  unit,
  quantity,
  occurredOn,
  provenance,
  source,
}: SeizureRow): Seizure & { caseId: string } {
  return {
    caseId,
    substance,
    unit,
    quantity: measure({ value: quantity, period: periodOf(occurredOn), provenance, source }),
  };
}
