/** Enters a monthly report or corrects one, whichever register it belongs to: the earlier counts stay on record. */
import { today } from '@diaban/shared/graphql/today';
import { amendedSource, enteredBy } from '@diaban/shared/mutation/entered';
import { mutate } from '@diaban/shared/mutation/mutate';
import { placeOf } from '@diaban/shared/mutation/placed-row.repository';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { EntityManager } from 'typeorm';
import type { Register } from '../coverage/register.js';
import { change } from '../entry/changed.js';
import type { CasesContext } from '../loaders.js';
import type { MonthlyReportInput } from './monthly-report.inputs.js';
import { keepReplaced, reportingLevels } from './monthly-report.repository.js';
import { checkMonth, checkReporter, correctsReport } from './monthly-report.rules.js';

/** A report as it is stored; counts by name. */
export interface StoredReport {
  version: number;
  source: string;
  counts: Readonly<Record<string, number>>;
}

/** A register of monthly counts: how its reports are found and written. */
export interface MonthlyRegister {
  register: Register;
  /** GraphQL type of a report */
  entity: string;
  /** what a source calls it */
  title: string;
  /** locks the report for the rest of the transaction */
  find(manager: EntityManager, place: ReportKey): Promise<StoredReport | null>;
  /** in the place of what was there before */
  save(manager: EntityManager, place: ReportKey, report: StoredReport): Promise<void>;
}

export interface ReportKey {
  unitId: number;
  /** first day of the month */
  day: string;
}

/** @returns the unit that reported */
export async function reportMonth(
  context: CasesContext,
  kept: MonthlyRegister,
  operation: string,
  input: MonthlyReportInput,
  counts: StoredReport['counts'],
): Promise<number> {
  const { month, localityId, reason = null } = input;
  const id = await mutate(context, change(operation, input), async ({ manager, record }) => {
    checkMonth(month, today());
    const { unitId, level, skey } = await placeOf(manager, localityId);
    const key = { unitId, day: `${month}-01` };
    checkReporter(level, await reportingLevels(manager, kept.register, skey, key.day), month);
    const before = await kept.find(manager, key);
    const corrects = correctsReport(before?.version ?? null, input);
    const source =
      before === null
        ? enteredBy(kept.title, context.viewer).source
        : amendedSource(before.source, context.viewer);
    const version = (before?.version ?? 0) + 1;
    if (before !== null) await keepReplaced(manager, { register: kept.register, ...key, ...before });
    await kept.save(manager, key, { version, source, counts });
    await record({
      kind: corrects ? 'CORRECTED' : 'CREATED',
      entity: kept.entity,
      entityId: `${formatUnitId(unitId)} ${month}`,
      localityId: unitId,
      // the counts stand in the registers alone: they are of persons, and here nothing masks them
      before: before === null ? null : { version: before.version },
      after: { month, version },
      reason,
    });
    return String(unitId);
  });
  return Number(id);
}
