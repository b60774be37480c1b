/** What a correction changes, field by field, and how the fields of earlier corrections are shown. */
import { Invalid } from '@diaban/shared/errors';
import { type Measure, measure, type Provenance, personMeasure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { formatUnitId, parseUnitId } from '@diaban/shared/scope/unit-id';
import type { SeizureInput } from '../case-keeping/case-keeping.inputs.js';
import type { StoredSeizure } from '../case-keeping/case-keeping.repository.js';
import { CASE_STAGES, stageLeftOut } from '../case-keeping/case-stage.rules.js';
import type { OffenceType } from '../offence/offence-type.js';
import type { CaseKind, CaseStage } from '../police-case/case-enums.js';
import type { PoliceCase } from '../police-case/police-case.js';
import { stageDates } from '../police-case/police-case.rules.js';
import type { StageDate } from '../police-case/stage-date.js';
import { locality } from '../references/locality.js';
import { organizations } from '../references/organization.js';
import type { CaseCorrection, CaseFacts, CaseField } from './case-correction.js';

/** The fields of a case that can be corrected, as the record of changes keeps them. */
export interface RecordedFacts {
  localityId: string;
  occurredOn: string;
  offence: OffenceType;
  caseKind: CaseKind;
  subjectCount: number | null;
  stageDates: StageDate[];
  seizures: StoredSeizure[];
  handledBy: string[];
}

const FIELDS: Record<keyof RecordedFacts, CaseField> = {
  localityId: 'LOCALITY',
  occurredOn: 'OCCURRED_ON',
  offence: 'OFFENCE',
  caseKind: 'CASE_KIND',
  subjectCount: 'SUBJECTS',
  stageDates: 'STAGE_DATES',
  seizures: 'SEIZURES',
  handledBy: 'HANDLED_BY',
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

/** What the register says of a case. */
export function recordedFacts(row: PoliceCase, seizures: StoredSeizure[]): RecordedFacts {
  const { unitId, occurredOn, offence, caseKind, subjectCount, handlerIds } = row;
  const place = { localityId: formatUnitId(unitId), occurredOn };
  const said = { ...place, offence, caseKind, subjectCount, stageDates: stageDates(row) };
  return { ...said, seizures, handledBy: handlerIds };
}

/** Both states of the fields that differ, null when none does. */
export function differencesOf(before: RecordedFacts, after: RecordedFacts) {
  const names = NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (names.length === 0) return null;
  const only = (facts: RecordedFacts): Partial<RecordedFacts> =>
    Object.fromEntries(names.map((name) => [name, facts[name]]));
  return { before: only(before), after: only(after) };
}

/** The same. @throws Invalid when none differs */
export function differences(before: RecordedFacts, after: RecordedFacts) {
  const found = differencesOf(before, after);
  if (found !== null) return found;
  throw new Invalid(
    'Nothing differs from what the register says: name the field that is wrong, such as occurredOn',
    'input',
  );
}

/** In the order and form in which the database gives them back, so that only real differences count. */
export function storedSeizures(seizures: readonly SeizureInput[]): StoredSeizure[] {
  const key = ({ substance, unit }: StoredSeizure) => `${substance} ${unit}`;
  return seizures
    .map(({ substance, unit, quantity = null }) => ({ substance, unit, quantity }))
    .sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** In the order of the stages. @throws Invalid when no case can have reached these stages and no others */
export function stagesReached(stages: readonly StageDate[]): StageDate[] {
  const reached = CASE_STAGES.flatMap((stage) => stages.find((one) => one.stage === stage) ?? []);
  const missing = stageLeftOut(reached.map(({ stage }) => stage));
  if (missing !== null)
    throw new Invalid(
      `stageDates leaves out ${missing}: a case reaches one stage after the other, and is closed from any`,
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
  const { localityId, subjectCount, stageDates, seizures, handledBy } = facts;
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
    handledBy: handledBy === undefined ? null : organizations(handledBy),
  };
}
