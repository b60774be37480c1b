/** What the tests of mutations share: to send one as somebody, and to see what it left behind. */
import { randomUUID } from 'node:crypto';
import type { Viewer } from '@diaban/shared/scope/viewer';
import { type TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { column } from './units.js';

export const WARD = viewer('ward', '16732');
export const DISTRICT = viewer('district', '413');
export const BESIDE = viewer('district', '414');
export const READER = viewer('analyst', 'VN');

export interface Outcome {
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
  object: any;
  /** `CODE field` of the first error, null where there is none */
  refusal: string | null;
  message: string;
}

/** A mutation with the fields to read back. */
export class Keeping {
  constructor(
    private readonly test: TestSubgraph,
    readonly operation: string,
    private readonly fields: string,
  ) {}

  /** Sends it under a key of its own, unless the input has one. */
  async send(input: object, as: Viewer = DISTRICT): Promise<Outcome> {
    const type = `${this.operation[0]!.toUpperCase()}${this.operation.slice(1)}Input!`;
    const { data, errors } = await this.test.run(
      `mutation ($input: ${type}) { ${this.operation}(input: $input) { ${this.fields} } }`,
      { as, variables: { input: { idempotencyKey: randomUUID(), ...input } } },
    );
    const [error] = errors ?? [];
    const { code, field } = (error?.extensions ?? {}) as { code?: string; field?: string };
    return {
      object: data?.[this.operation] ?? null,
      refusal: error === undefined ? null : [code, field].filter(Boolean).join(' '),
      message: error?.message ?? '',
    };
  }

  /** @throws where it is refused */
  async do(input: object, as: Viewer = DISTRICT): Promise<Outcome['object']> {
    const { object, refusal, message } = await this.send(input, as);
    if (refusal !== null) throw new Error(`${this.operation} was refused: ${refusal}: ${message}`);
    return object;
  }
}

/** A row of the record of changes, as it is told here. */
export interface RecordedChange {
  operation: string;
  kind: string;
  entity: string;
  entity_id: string;
  locality_id: number;
  role: string;
  unit: string;
  before: object | null;
  after: object | null;
  reason: string | null;
}

/** What was recorded of an object, the earliest first. */
export async function changesOf(test: TestSubgraph, entityId: string): Promise<RecordedChange[]> {
  return column<RecordedChange>(
    test,
    `select to_json(c) from (select operation, kind, entity, entity_id, locality_id, role, unit, before, after, reason
     from app.changes where entity_id = $1 order by id) c`,
    [entityId],
  );
}

/** All that mutations leave behind: rows of changes and keys. */
export async function traces(test: TestSubgraph): Promise<number> {
  const sql = 'select (select count(*) from app.changes) + (select count(*) from app.idempotency_keys)';
  return Number((await column<number>(test, sql))[0]);
}

/** Monthly sums that differ from the cases, in either direction. */
export async function wrongSums(test: TestSubgraph): Promise<unknown[]> {
  const { rows } = await test.admin.query(`
    with kept as (
      select skey, month, offence, stage, provenance, cases, subjects, subjects_unknown from cases.case_monthly where cases <> 0),
    counted as (
      select left(skey, 5 * depth) as skey, date_trunc('month', occurred_on)::date as month, offence, stage, provenance, count(*)::int,
             coalesce(sum(subject_count), 0)::int, (count(*) filter (where subject_count is null))::int
      from cases.police_cases cross join generate_series(1, 3) depth group by 1, 2, 3, 4, 5)
    (select 'kept', * from (table kept except table counted) x) union all (select 'counted', * from (table counted except table kept) x)`);
  return rows;
}
