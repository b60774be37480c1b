/** The tables that loads fill, and how to empty them again. */
import type { Loading } from '@diaban/shared/loading/load';

/** Rows by table, in the order in which they can be inserted. */
export type RegisterRows = [table: string, rows: object[]][];

/** Those with a source, in the order in which rows can be removed; links go with what they link. */
const TABLES = [
  'reporting_obligations',
  'tasks',
  'zero_target_statements',
  'support_projects',
  'criteria_assessments',
  'activities',
  'campaigns',
  'criteria_sets',
  'documents',
  'programme_coverage',
];

export async function insertRegister(loading: Loading, rows: RegisterRows): Promise<void> {
  for (const [table, records] of rows) await loading.insert(`campaigns.${table}`, records);
}

/** @param provenance removes the rows that say so @param source and whose source begins so */
export async function removeRegister(loading: Loading, provenance: string, source: string): Promise<void> {
  for (const table of TABLES)
    await loading.query(`delete from campaigns.${table} where provenance = $1 and starts_with(source, $2)`, [
      provenance,
      source,
    ]);
}
