/** Registers cases, moves them through their stages, hands them over and closes them: each change with its record. */
import { randomUUID } from 'node:crypto';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import type { ChangeKind } from '@diaban/shared/mutation/changes';
import { amendedSource, enteredBy } from '@diaban/shared/mutation/entered';
import { mutate } from '@diaban/shared/mutation/mutate';
import type { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { change, changed } from '../entry/changed.js';
import { checkCommune, parseUuids } from '../entry/entry.rules.js';
import type { CasesContext } from '../loaders.js';
import type { PoliceCase } from '../police-case/police-case.js';
import { daysOf } from '../police-case/police-case.rules.js';
import type {
  CloseCaseInput,
  MoveCaseInput,
  RegisterCaseInput,
  TransferCaseInput,
} from './case-keeping.inputs.js';
import { changeCase, insertCase, lockCase, replaceSeizures } from './case-keeping.repository.js';
import { checkDays, checkMove, checkStep } from './case-stage.rules.js';

/** The origin of a case that somebody enters. */
export function registeredBy(writer: Pick<Viewer, 'role' | 'unit'>) {
  return enteredBy('Register of cases', writer);
}

/** The columns of the days on which stages are reached. */
export const STAGE_COLUMNS = {
  REPORTED: 'reported_on',
  INVESTIGATED: 'investigated_on',
  PROSECUTED: 'prosecuted_on',
  TRIED: 'tried_on',
  CLOSED: 'closed_on',
} as const;

export async function registerCase(context: CasesContext, input: RegisterCaseInput): Promise<PoliceCase> {
  const { localityId, handledBy, seizures, subjectCount = null, idempotencyKey: _, ...facts } = input;
  const id = await mutate(context, change('registerCase', input), async ({ manager, record }) => {
    const { occurredOn, reportedOn } = facts;
    const days = { occurredOn, reached: { REPORTED: reportedOn } };
    checkDays(days, today(), (stage) => (stage === null ? 'occurredOn' : 'reportedOn'));
    const handlerIds = parseUuids(handledBy, 'handledBy');
    const place = await placeOf(manager, localityId);
    checkCommune(place);
    const row = { id: randomUUID(), unitId: place.unitId, ...facts, subjectCount, handlerIds };
    const later = { investigatedOn: null, prosecutedOn: null, triedOn: null, closedOn: null };
    await insertCase(manager, { ...row, ...later, ...registeredBy(context.viewer) });
    const seized = seizures.map((seizure) => ({ ...seizure, quantity: seizure.quantity ?? null }));
    await replaceSeizures(manager, row.id, seized);
    // the count of persons stands in the register alone: here nothing would mask it
    await record({
      ...about(row),
      kind: 'CREATED',
      after: { ...facts, handledBy: handlerIds, seizures: seized },
    });
    return row.id;
  });
  return changed(context.loaders.caseById, id);
}

export function moveCase(context: CasesContext, input: MoveCaseInput): Promise<PoliceCase> {
  return alter(context, 'moveCase', 'CHANGED', input, (row) => {
    checkMove(row.stage, input.stage);
    return reaching(row, input.stage, input.reachedOn, 'reachedOn');
  });
}

export function closeCase(context: CasesContext, input: CloseCaseInput): Promise<PoliceCase> {
  return alter(context, 'closeCase', 'CLOSED', input, (row) => {
    checkStep(row.stage, 'CLOSE');
    return { ...reaching(row, 'CLOSED', input.closedOn, 'closedOn'), reason: input.reason ?? null };
  });
}

export function transferCase(context: CasesContext, input: TransferCaseInput): Promise<PoliceCase> {
  return alter(context, 'transferCase', 'TRANSFERRED', input, (row) => {
    checkStep(row.stage, 'TRANSFER');
    const handlerIds = parseUuids(input.handledBy, 'handledBy');
    return {
      columns: { handled_by: handlerIds },
      before: { handledBy: row.handlerIds },
      after: { handledBy: handlerIds },
      reason: input.reason ?? null,
    };
  });
}

interface Alteration {
  columns: Record<string, unknown>;
  before: object;
  after: object;
  reason?: string | null;
}

function reaching(row: PoliceCase, stage: PoliceCase['stage'], day: string, field: string): Alteration {
  const days = daysOf(row);
  checkDays({ ...days, reached: { ...days.reached, [stage]: day } }, today(), () => field);
  return {
    columns: { [STAGE_COLUMNS[stage]]: day },
    before: { stage: row.stage },
    after: { stage, reachedOn: day },
  };
}

type CaseChange = ChangeInput & { caseId: string };

async function alter<I extends CaseChange>(
  context: CasesContext,
  operation: string,
  kind: ChangeKind,
  input: I,
  decide: (row: PoliceCase) => Alteration,
): Promise<PoliceCase> {
  const id = await mutate(context, change(operation, input), async ({ manager, record }) => {
    const row = await lockCase(manager, parseUuid(input.caseId, 'caseId'), input.expectedVersion);
    const { columns, before, after, reason = null } = decide(row);
    const source = amendedSource(row.source, context.viewer);
    await changeCase(manager, row.id, { ...columns, source });
    await record({ ...about(row), kind, before, after, reason });
    return row.id;
  });
  return changed(context.loaders.caseById, id);
}

/** Which object a change is about. */
export function about({ id, unitId }: Pick<PoliceCase, 'id' | 'unitId'>) {
  return { entity: 'PoliceCase', entityId: id, localityId: unitId };
}
