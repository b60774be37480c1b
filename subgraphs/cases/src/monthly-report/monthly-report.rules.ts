/** When a month may be reported, by whom, and when a report is a correction. */
import { Conflict, Invalid } from '@diaban/shared/errors';
import type { Level } from '@diaban/shared/scope/level';
import type { MonthlyReportInput } from './monthly-report.inputs.js';

/** @throws Invalid for a month that has not begun */
export function checkMonth(month: string, today: string): void {
  if (month > today.slice(0, 7))
    throw new Invalid(`month is ${month}, which lies ahead: report it when it has begun`, 'month');
}

/**
 * One level reports, so that sums over a subtree count nothing twice. @param levels the finest levels of the registers
 * that are kept for the unit in that month @throws Invalid naming `localityId`
 */
export function checkReporter(level: Level, levels: readonly Level[], month: string): void {
  if (levels.length === 0)
    throw new Invalid(
      `localityId names a unit for which no such register is kept in ${month}: open one first, with openRegister`,
      'localityId',
    );
  if (!levels.includes(level))
    throw new Invalid(
      `localityId names a unit of level ${level}, but the register is kept by units of level ${levels.join(', ')}: report for these`,
      'localityId',
    );
}

type Claim = Pick<MonthlyReportInput, 'expectedVersion' | 'reason' | 'month'>;

/**
 * Whether the input corrects a report. @param version of the report that there is, null where there is none
 * @throws Conflict where the caller does not know what there is, Invalid naming `reason` where a correction has none
 */
export function correctsReport(version: number | null, { expectedVersion, reason, month }: Claim): boolean {
  if (version === null) {
    if (expectedVersion == null) return false;
    throw new Conflict(`There is no report for ${month} yet: leave out expectedVersion for the first one`);
  }
  if (expectedVersion !== version)
    throw new Conflict(
      `The report for ${month} has version ${version}: read it, and give expectedVersion and reason to correct it`,
    );
  if (reason == null)
    throw new Invalid(`reason is missing: say why the report for ${month} is corrected`, 'reason');
  return true;
}
