/** What is asked of reports, in checked form. */
import { Invalid } from '@diaban/shared/errors';
import { checkChoices } from '@diaban/shared/graphql/dated-list';
import { periodOf } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { uuidOrNone } from '../register/entered.rules.js';
import type { ReportFrequency } from '../reporting-obligation/reporting-obligation.js';
import type { LateReportArgs, ReportFilter } from './report.inputs.js';
import type { ReportStatus } from './report-enums.js';

/** A checked filter: null lets all through. */
export interface WantedReports {
  unitId: number | null;
  obligationId: string | null;
  periodicity: ReportFrequency | null;
  /** first day */
  from: string | null;
  /** last day */
  to: string | null;
  statuses: ReportStatus[] | null;
  late: boolean | null;
  /** the day on which `late` is meant */
  asOf: string;
}

/** @throws Invalid naming what is malformed */
export function wantedReports(filter: ReportFilter | null | undefined): WantedReports {
  const { localityId, obligationId, periodicity, from, to, statuses, late } = filter ?? {};
  checkMonths(from, to);
  checkChoices(statuses, 'statuses');
  return {
    unitId: localityId == null ? null : parseUnitId(localityId, 'localityId'),
    obligationId: uuidOrNone(obligationId, 'obligationId'),
    periodicity: periodicity ?? null,
    from: from == null ? null : periodOf(from).from,
    to: to == null ? null : periodOf(to).to,
    statuses: statuses ?? null,
    late: late ?? null,
    asOf: today(),
  };
}

/** Reports whose due day had passed without them. @throws Invalid naming `underId` when it is malformed */
export function wantedLate({ asOf, underId }: LateReportArgs): WantedReports {
  return {
    ...wantedReports(null),
    unitId: underId == null ? null : parseUnitId(underId, 'underId'),
    late: true,
    asOf: asOf ?? today(),
  };
}

/** @throws Invalid naming `from` when the months are the wrong way round */
export function checkMonths(from: string | null | undefined, to: string | null | undefined): void {
  if (from != null && to != null && from > to)
    throw new Invalid(`from is ${from}, which is after ${to}: give the earlier month first`, 'from');
}
