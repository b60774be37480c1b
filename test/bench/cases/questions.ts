/** What is asked of the register of cases, and the SQL that an administrator would write for the same. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { type Place, TO } from './fill.js';

/** Of the cubes: as many years as one series may have by quarter, offence and stage. */
const SINCE = '2020-01-01';
const MONTHS = `from: "${SINCE.slice(0, 7)}", to: "${TO.slice(0, 7)}"`;

/** The last case of the page before. */
export interface Position {
  day: string;
  id: string;
  cursor: string;
}

export interface Question {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  /** the answer, as something that can be compared with the rows of `sql` */
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as the question knows them to be
  told: (data: any) => unknown;
  sql: string;
  values: unknown[];
  // biome-ignore lint/suspicious/noExplicitAny: rows are read as the question knows them to be
  found: (rows: any[]) => unknown;
}

export const PAGE = `query ($first: Int!, $after: String) { policeCases(first: $first, after: $after) {
  nodes { id occurredOn offence stage subjects { value status } } pageInfo { endCursor hasNextPage } } }`;

/** The latest cases of a place, from the beginning or from a position on. */
export function page(name: string, { skey }: Place, after: Position | null): Question {
  return {
    name,
    query: PAGE,
    variables: { first: 20, after: after?.cursor ?? null },
    told: ({ policeCases }) => policeCases.nodes.map(({ id }: { id: string }) => id),
    sql: `select id, occurred_on, offence, stage, subject_count from cases.police_cases
      where skey >= $1 and skey < $2 ${after === null ? '' : 'and (occurred_on, id) < ($3, $4)'}
      order by occurred_on desc, id desc limit 20`,
    values: [skey, `${skey}~`, ...(after === null ? [] : [after.day, after.id])],
    found: (rows: { id: string }[]) => rows.map(({ id }) => id),
  };
}

/** Cases and subjects of a place by month. */
export function byMonth(place: Place): Question {
  return cube('by month', place, `${MONTHS}, per: MONTH`, `date_trunc('month', occurred_on)`);
}

/** Cases and subjects of a place by quarter, offence and stage. */
export function byQuarter(place: Place): Question {
  const lines = `date_trunc('quarter', occurred_on), offence, stage`;
  return cube(
    'quarter × offence × stage',
    place,
    `${MONTHS}, per: QUARTER, byOffence: true, byStage: true`,
    lines,
  );
}

function cube(name: string, { unitId, skey }: Place, args: string, by: string): Question {
  return {
    name,
    query: `query ($units: [_Any!]!) { _entities(representations: $units) { ... on Locality {
      caseStatistics(${args}) { period { label } offence stage cases { value } subjects { value status } } } } }`,
    variables: { units: [{ __typename: 'Locality', id: formatUnitId(unitId) }] },
    told: ({ _entities: [unit] }) => sorted(unit.caseStatistics.map((row: Counted) => row.cases.value)),
    sql: `select ${by}, count(*)::int as cases, sum(subject_count) as subjects from cases.police_cases
      where skey >= $1 and skey < $2 and occurred_on between $3 and $4 group by ${by}`,
    values: [skey, `${skey}~`, SINCE, TO],
    found: (rows: { cases: number }[]) => sorted(rows.map(({ cases }) => cases)),
  };
}

interface Counted {
  cases: { value: number };
}

/** A period without a case is a row of ours and none of the database. */
function sorted(counts: readonly number[]): number[] {
  return counts.filter((count) => count > 0).sort((a, b) => a - b);
}
