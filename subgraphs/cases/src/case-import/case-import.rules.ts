/** What a row says of a case, and what is wrong with rows that are right cell by cell: days, places, and cases kept elsewhere. */
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import { CHANGED_ELSEWHERE, OUT_OF_REACH } from '@diaban/shared/importing/sent-again';
import type { FoundUnit } from '@diaban/shared/importing/units-by-code.repository';
import type { ChangeKind } from '@diaban/shared/mutation/changes';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import {
  byStage,
  differencesOf,
  type RecordedFacts,
  stagesReached,
  storedSeizures,
} from '../case-correction/case-correction.rules.js';
import { CASE_STAGES, stageLeftOut, wrongDay } from '../case-keeping/case-stage.rules.js';
import { isCommune } from '../entry/entry.rules.js';
import type { CaseStage } from '../police-case/case-enums.js';
import type { StageDate } from '../police-case/stage-date.js';
import type { CaseImportRow } from './case.template.js';

const COLUMNS = {
  REPORTED: 'reportedOn',
  INVESTIGATED: 'investigatedOn',
  PROSECUTED: 'prosecutedOn',
  TRIED: 'triedOn',
  CLOSED: 'closedOn',
} as const satisfies Record<CaseStage, keyof CaseImportRow>;

/** A case as the register has it. */
export interface KnownCase {
  facts: RecordedFacts;
  source: string;
}

/** What became clear of a row: what it says, and what the register said until now. */
export interface FoundCase {
  unitId: number;
  facts: RecordedFacts;
  before: KnownCase | null;
}

/** A row with all that was looked up for it. */
export interface CaseInQuestion {
  values: CaseImportRow;
  isNew: boolean;
  place: FoundUnit | null;
  known: KnownCase | null;
  /** whether the case was also changed by something else than files */
  changedElsewhere: boolean;
}

/** @returns null for days that a case can have */
export function daysFault(row: CaseImportRow, today: string): RowFault<CaseImportRow> | null {
  const stages = stagesOf(row);
  const missing = stageLeftOut(stages.map(({ stage }) => stage));
  if (missing !== null)
    return fault(
      COLUMNS[missing],
      'STAGE_LEFT_OUT',
      'Vụ việc đã đến giai đoạn sau mà không có ngày của giai đoạn này.',
      'Nhập ngày của mọi giai đoạn đã qua, hoặc chỉ nhập ngày kết thúc.',
    );
  const wrong = wrongDay({ occurredOn: row.occurredOn, reached: byStage(stages) }, today);
  if (wrong === null) return null;
  return fault(
    wrong.stage === null ? 'occurredOn' : COLUMNS[wrong.stage],
    'DAYS_OUT_OF_ORDER',
    'Ngày này ở trước ngày xảy ra hoặc ngày của giai đoạn trước.',
    'Kiểm tra lại các ngày của vụ việc.',
  );
}

export function resolveCase(asked: CaseInQuestion): FoundCase | RowFault<CaseImportRow> {
  const { values, isNew, place, known, changedElsewhere } = asked;
  if (place === null) return UNKNOWN_UNIT;
  if (!isCommune(place)) return NOT_A_COMMUNE;
  if (!isNew && known === null) return OUT_OF_REACH;
  const facts = factsOf(values, place.unitId);
  if (changedElsewhere && known !== null && differencesOf(known.facts, facts) !== null)
    return CHANGED_ELSEWHERE;
  return { unitId: place.unitId, facts, before: known };
}

/** What is recorded of a change: later stages move a case on, all else corrects it. */
export function changeOf(
  before: RecordedFacts,
  after: RecordedFacts,
): { kind?: ChangeKind; before: object; after: object } {
  const differing = differencesOf(before, after);
  if (differing === null) return { before: {}, after: {} };
  const [was, is] = [before.stageDates, after.stageDates];
  const kept = JSON.stringify(is.slice(0, was.length)) === JSON.stringify(was);
  if (Object.keys(differing.after).join() !== 'stageDates' || !kept) return differing;
  const { stage, reachedOn } = is.at(-1)!;
  return {
    kind: stage === 'CLOSED' ? 'CLOSED' : 'CHANGED',
    before: { stage: was.at(-1)!.stage },
    after: { stage, reachedOn },
  };
}

function factsOf(values: CaseImportRow, unitId: number): RecordedFacts {
  const { occurredOn, offence, caseKind, subjects, handledBy, seizures } = values;
  return {
    localityId: formatUnitId(unitId),
    occurredOn,
    offence,
    caseKind: caseKind ?? 'CASE',
    subjectCount: subjects,
    stageDates: stagesReached(stagesOf(values)),
    seizures: storedSeizures(seizures ?? []),
    handledBy,
  };
}

function stagesOf(row: CaseImportRow): StageDate[] {
  return CASE_STAGES.flatMap((stage) => {
    const reachedOn = row[COLUMNS[stage]];
    return reachedOn === null ? [] : [{ stage, reachedOn }];
  });
}

function fault(column: keyof CaseImportRow, code: string, problem: string, fix: string) {
  return new RowFault<CaseImportRow>(column, new Fault(code, problem, fix));
}

const UNKNOWN_UNIT = fault(
  'unit',
  'UNKNOWN_UNIT',
  'Không có đơn vị mang mã này trong phạm vi của tài khoản vào ngày xảy ra.',
  'Kiểm tra mã và ngày xảy ra; chỉ gửi vụ việc của đơn vị mình và các đơn vị trực thuộc.',
);

const NOT_A_COMMUNE = fault(
  'unit',
  'NOT_A_COMMUNE',
  'Mã này không phải của xã, phường, thị trấn.',
  'Ghi mã 5 chữ số của xã, phường, thị trấn nơi xảy ra.',
);
