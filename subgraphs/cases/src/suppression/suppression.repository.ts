/** The SQL by which the queries for counts of persons bring along what of them is hidden. */

/** A common table expression `hidden` for the units $1 from $2 to $3, cut by $4. @param by SQL for the lines */
export function hiddenCells(measure: 'SUBJECTS' | 'TIP_OFFS' | 'REHABILITATION', by = `''`): string {
  return `hidden as materialized (select h.* from cases.hidden_cells('${measure}', $1, $2, $3, $4, ${by}) h)`;
}

/** A scalar subquery: what is hidden of the unit `u`, as JSON. */
export const HIDDEN_OF_UNIT = `(
  select coalesce(json_agg(json_build_object('from', h.day, 'line', h.line, 'banded', h.banded)), '[]')
  from hidden h where h.unit_id = u.unit_id)`;
