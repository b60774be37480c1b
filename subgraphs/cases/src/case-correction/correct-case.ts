/** Corrects a case: the register says what is right, and the record of changes keeps what it said before. */
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { amendedSource } from '@diaban/shared/mutation/entered';
import { mutate } from '@diaban/shared/mutation/mutate';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { about, STAGE_COLUMNS } from '../case-keeping/case-keeping.js';
import {
  changeCase,
  lockCase,
  replaceSeizures,
  seizuresOf,
} from '../case-keeping/case-keeping.repository.js';
import { CASE_STAGES, checkDays, checkStep } from '../case-keeping/case-stage.rules.js';
import { change, changed } from '../entry/changed.js';
import { checkCommune } from '../entry/entry.rules.js';
import type { CasesContext } from '../loaders.js';
import type { PoliceCase } from '../police-case/police-case.js';
import type { CorrectCaseInput } from './case-correction.inputs.js';
import {
  byStage,
  differences,
  type RecordedFacts,
  recordedFacts,
  stagesReached,
  storedSeizures,
} from './case-correction.rules.js';

export async function correctCase(context: CasesContext, input: CorrectCaseInput): Promise<PoliceCase> {
  const id = await mutate(context, change('correctCase', input), async ({ manager, record }) => {
    const row = await lockCase(manager, parseUuid(input.caseId, 'caseId'), input.expectedVersion);
    checkStep(row.stage, 'CORRECT');
    if (input.localityId != null) checkCommune(await placeOf(manager, input.localityId));
    const before = recordedFacts(row, await seizuresOf(manager, row.id));
    const after = corrected(before, input);
    const stages = byStage(after.stageDates);
    const field = input.stageDates == null ? 'occurredOn' : 'stageDates';
    checkDays({ occurredOn: after.occurredOn, reached: stages }, today(), () => field);
    const differing = differences(before, after);
    const unitId = parseUnitId(after.localityId, 'localityId');
    await changeCase(manager, row.id, {
      locality_id: unitId,
      occurred_on: after.occurredOn,
      offence: after.offence,
      case_kind: after.caseKind,
      subject_count: after.subjectCount,
      ...Object.fromEntries(CASE_STAGES.map((stage) => [STAGE_COLUMNS[stage], stages[stage] ?? null])),
      source: amendedSource(row.source, context.viewer),
    });
    if (input.seizures != null) await replaceSeizures(manager, row.id, after.seizures);
    await record({ ...about({ id: row.id, unitId }), kind: 'CORRECTED', ...differing, reason: input.reason });
    return row.id;
  });
  return changed(context.loaders.caseById, id);
}

/** What the caller leaves out stays; a number of subjects may also become unknown. */
function corrected(before: RecordedFacts, input: CorrectCaseInput): RecordedFacts {
  return {
    ...before,
    localityId: input.localityId ?? before.localityId,
    occurredOn: input.occurredOn ?? before.occurredOn,
    offence: input.offence ?? before.offence,
    caseKind: input.caseKind ?? before.caseKind,
    subjectCount: input.subjectCount === undefined ? before.subjectCount : input.subjectCount,
    stageDates: input.stageDates == null ? before.stageDates : stagesReached(input.stageDates),
    seizures: input.seizures == null ? before.seizures : storedSeizures(input.seizures),
  };
}
