/** The pieces of SQL that all roll-ups are made of. */

/** The rows of the coverage table that speak for the unit `asked`, as a JSON list of `Coverage`. */
export const COVERAGE_OF_ASKED = `(
  select coalesce(json_agg(json_build_object('fromMonth', g.from_month, 'toMonth', g.to_month,
    'provenance', g.provenance, 'source', g.source) order by g.from_month, g.provenance), '[]')
  from campaigns.programme_coverage g where asked.skey >= g.skey and asked.skey < g.skey || '~')`;

interface RollUpParts {
  /** alias of the rows, which have columns provenance and source */
  rows: string;
  /** an aggregate */
  value: string;
  /** which of the rows the value rests on */
  where: string;
  /** which of the rows were looked at; left out: those of `where` */
  among?: string;
}

/** An aggregate over rows as a JSON `RollUp`. */
export function rollUp({ rows, value, where, among = where }: RollUpParts): string {
  return `json_build_object('rows', count(*) filter (where ${among}), 'value', ${value} filter (where ${where}),
    'provenances', array_agg(distinct ${rows}.provenance) filter (where ${where}),
    'sources', array_agg(distinct ${rows}.source) filter (where ${where}))`;
}
