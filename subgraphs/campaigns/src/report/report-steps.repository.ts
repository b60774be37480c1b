/** Takes a report for a step: locked, at the version that the caller read, and for who may take it. */
import type { Provenance } from '@diaban/shared/graphql/measure';
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import { type ReportStep, standingOf, statusAfter } from './report.rules.js';
import type { ReportStatus } from './report-enums.js';

const TABLE = 'campaigns.reports';

/** A row of the table. */
export interface TakenReport extends Versioned {
  locality_id: number;
  period_from: string;
  status: ReportStatus;
  is_corrected: boolean;
  provenance: Provenance;
  submitted_on: string | null;
  skey: string;
  /** the status after the step */
  next: ReportStatus;
}

/** @throws NotFound out of scope, Conflict when it changed since or the step does not follow, Forbidden for who may not */
export async function takeReport(
  manager: EntityManager,
  step: ReportStep,
  { id, expectedVersion }: { id: string; expectedVersion: number },
): Promise<TakenReport> {
  const report = await lockVersion<TakenReport>(manager, {
    table: TABLE,
    entity: 'Report',
    id,
    expectedVersion,
  });
  const [{ scope }] = await manager.query<[{ scope: string }]>('select app.scope() as scope');
  const stand = { status: report.status, isCorrected: report.is_corrected };
  return { ...report, next: statusAfter(step, stand, standingOf(scope, report.skey)) };
}

/** @param columns by name, constants of ours */
export function setReport(
  manager: EntityManager,
  { id, next }: TakenReport,
  columns: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return setColumns(manager, TABLE, id, { status: next, ...columns });
}
