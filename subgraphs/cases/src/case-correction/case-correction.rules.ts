/** What a correction changes, field by field, and how the fields of earlier corrections are shown. */
import { Invalid } from '@diaban/shared/errors';
import { type Measure, measure, type Provenance, personMeasure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { CASE_STAGES } from '../case-keeping/case-stage.rules.js';
import type { OffenceType } from '../offence/offence-type.js';
import type { CaseKind, CaseStage } from '../police-case/case-enums.js';
import type { SeizureUnit, Substance } from '../police-case/seizure.js';
import type { StageDate } from '../police-case/stage-date.js';
import { locality } from '../references/locality.js';
import type { CaseCorrection, CaseFacts, CaseField } from './case-correction.js';

/** The fields of a case that can be corrected, as the record of changes keeps them. */
export interface RecordedFacts {
  localityId: string;
  occurredOn: string;
  offence: OffenceType;
  caseKind: CaseKind;
  subjectCount: number | null;
  stageDates: StageDate[];
  seizures: { substance: Substance; unit: SeizureUnit; quantity: number | null }[];
}

const FIELDS: Record<keyof RecordedFacts, CaseField> = {
  localityId: 'LOCALITY',
  occurredOn: 'OCCURRED_ON',
  offence: 'OFFENCE',
  caseKind: 'CASE_KIND',
  subjectCount: 'SUBJECTS',
  stageDates: 'STAGE_DATES',
  seizures: 'SEIZURES',
};
const NAMES = Object.keys(FIELDS) as (keyof RecordedFacts)[];

/** A row of the record of changes. */
export interface CorrectionRow {
  position: number;
  at: Date;
  role: string;
  unitCode: string;
  reason: string;
  before: Partial<RecordedFacts>;
  after: Partial<RecordedFacts>;
  /** of the case */
  occurredOn: string;
  provenance: Provenance;
  source: string;
}

/** Both states of the fields that differ. @throws Invalid when none does */
export function differences(before: RecordedFacts, after: RecordedFacts) {
  const names = NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (names.length === 0)
    throw new Invalid(
      'Nothing differs from what the register says: name the field that is wrong, such as occurredOn',
      'input',
    );
  const only = (facts: RecordedFacts): Partial<RecordedFacts> =>
    Object.fromEntries(names.map((name) => [name, facts[name]]));
  return { before: only(before), after: only(after) };
}

/** In the order of the stages. @throws Invalid when no case can have reached these stages and no others */
export function stagesReached(stages: readonly StageDate[]): StageDate[] {
  const reached = CASE_STAGES.flatMap((stage) => stages.find((one) => one.stage === stage) ?? []);
  const names = reached.map(({ stage }) => stage).filter((stage) => stage !== 'CLOSED');
  const missing = CASE_STAGES[names.findIndex((stage, at) => stage !== CASE_STAGES[at])];
  if (names.length === 0 || missing !== undefined)
    throw new Invalid(
      `stageDates leaves out ${missing ?? 'REPORTED'}: a case reaches one stage after the other, and is closed from any`,
      'stageDates',
    );
  return reached.map(({ stage, reachedOn }) => ({ stage, reachedOn }));
}

/** The days of the stages by stage. */
export function byStage(stages: readonly StageDate[]): Partial<Record<CaseStage, string>> {
  return Object.fromEntries(stages.map(({ stage, reachedOn }) => [stage, reachedOn]));
}

export function correctionOf(row: CorrectionRow): CaseCorrection {
  const { position, at, role, unitCode, reason, before, after } = row;
  const fields = NAMES.filter((name) => name in after).map((name) => FIELDS[name]);
  return {
    position,
    at,
    role,
    unitCode,
    reason,
    fields,
    before: factsOf(before, row),
    after: factsOf(after, row),
  };
}

function factsOf(
  facts: Partial<RecordedFacts>,
  { occurredOn, provenance, source }: CorrectionRow,
): CaseFacts {
  const { localityId, subjectCount, stageDates, seizures } = facts;
  const figure = (value: number | null) => ({
    value,
    period: periodOf(facts.occurredOn ?? occurredOn),
    provenance,
    source,
  });
  // what was a count of persons then is one still: an old value is hidden as a new one is
  const subjects: Measure | null = subjectCount === undefined ? null : personMeasure(figure(subjectCount));
  return {
    locality: localityId === undefined ? null : locality(parseUnitId(localityId, 'localityId')),
    occurredOn: facts.occurredOn ?? null,
    offence: facts.offence ?? null,
    caseKind: facts.caseKind ?? null,
    subjects,
    stageDates: stageDates ?? null,
    seizures:
      seizures?.map(({ substance, unit, quantity }) => ({
        substance,
        unit,
        quantity: measure(figure(quantity)),
      })) ?? null,
  };
}
