/** The tables that loads fill, and how to empty them again of what nobody has worked with. */
import type { Loading } from '@diaban/shared/loading/load';
import { putLoaded, removeLoaded } from '@diaban/shared/loading/loaded-rows';

/** Rows by table, in the order in which they can be inserted. */
export type RegisterRows = [table: string, rows: object[]][];

/** What an assessment gives as evidence stays, though no foreign key points at it. */
const noEvidence = (ids: string) =>
  `and r.id::text not in (select e #>> '{}' from campaigns.criteria_assessments a, jsonb_path_query(a.items, '$[*].${ids}[*]') e)`;

/** Those with a source, in the order in which rows can be removed. */
const TABLES: { table: string; parts?: string[]; unless?: string }[] = [
  { table: 'reporting_obligations' },
  { table: 'tasks' },
  { table: 'zero_target_statements' },
  { table: 'support_projects', parts: ['support_counts.project_id'] },
  { table: 'criteria_assessments' },
  { table: 'activities', parts: ['document_reviews.activity_id'], unless: noEvidence('activityIds') },
  { table: 'campaigns', parts: ['campaign_documents.campaign_id'] },
  { table: 'criteria_sets' },
  {
    table: 'documents',
    parts: ['document_implementations.document_id', 'document_supersessions.document_id'],
    unless: noEvidence('documentIds'),
  },
];

export async function insertRegister(loading: Loading, rows: RegisterRows): Promise<void> {
  for (const [name, records] of rows) {
    const table = `campaigns.${name}`;
    if (records.some((record) => 'id' in record)) await putLoaded(loading, table, records);
    else await loading.insert(table, records, { suffix: 'on conflict do nothing' });
  }
}

/** @param provenance removes the rows that say so @param source and whose source begins so */
export async function removeRegister(loading: Loading, provenance: string, source: string): Promise<void> {
  const where = 'r.provenance = $1 and starts_with(r.source, $2)';
  const values = [provenance, source];
  for (const { table, parts = [], unless = '' } of TABLES)
    await removeLoaded(loading, {
      table: `campaigns.${table}`,
      where: `${where} ${unless}`,
      values,
      parts: parts.map((part) => `campaigns.${part}`),
    });
  await loading.query(`delete from campaigns.programme_coverage r where ${where}`, values);
}
