/** Outreach by period: figures against independent SQL, zero against unknown, and what is refused. */
import { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { askUnits, NATION, UNDER } from '../testing/ask-units.js';
import { unitOf } from '../testing/unit-of.js';

let sample: TestSubgraph;
let seeds: TestSubgraph;
beforeAll(async () => {
  [sample, seeds] = await Promise.all([
    TestSubgraph.start(subgraph, 'diaban_sample'),
    TestSubgraph.start(subgraph, 'diaban_seeds'),
  ]);
});
afterAll(() => Promise.all([sample.stop(), seeds.stop()]));

describe('outreach', () => {
  const outreach = (
    from: string,
    to: string,
    per: string,
  ) => `outreachSummary(from: "${from}", to: "${to}", per: ${per}) {
    period { label } sessions { value status } reach { value status provenance } }`;

  test.each([
    ['YEAR', '2022', '2024', 3],
    ['QUARTER', '2023', '2024', 8],
    ['MONTH', '2024', '2024', 12],
  ])('by %s equals sums computed independently', async (per, firstYear, lastYear, count) => {
    const { units, statements } = await askUnits(
      sample,
      ['40', '413'],
      outreach(`${firstYear}-01`, `${lastYear}-12`, per),
    );
    for (const [at, code] of ['40', '413'].entries()) {
      const { rows } = await sample.admin.query(
        `select date_trunc($2, held_on::timestamp)::date::text as day, sum(sessions)::int as sessions, sum(reach)::int as reach
         from campaigns.activities a join app.unit_directory u on u.unit_id = a.locality_id
         where ${UNDER} and length(held_on) = 10 and left(held_on, 4) between $3 and $4 and sessions is not null group by 1 order by 1`,
        [code, per, firstYear, lastYear],
      );
      const found = units[at].outreachSummary.filter(
        ({ sessions }: { sessions: { status: string } }) => sessions.status === 'REPORTED',
      );
      expect(
        found.map(({ sessions, reach }: Record<string, { value: number }>) => [
          sessions!.value,
          reach!.value,
        ]),
      ).toEqual(rows.map(({ sessions, reach }) => [sessions, reach]));
      expect(units[at].outreachSummary).toHaveLength(count);
    }
    expect(statements).toBe(2);
  });

  test('is a true zero in months without activities inside the coverage, and unknown outside it', async () => {
    const { units } = await askUnits(sample, ['16732'], outreach('2025-01', '2025-09', 'MONTH'));
    const statuses = units[0].outreachSummary.map(
      ({ sessions }: { sessions: { status: string } }) => sessions.status,
    );
    expect(statuses.slice(0, 6).every((status: string) => status === 'ZERO' || status === 'REPORTED')).toBe(
      true,
    );
    expect(statuses.slice(0, 6)).toContain('ZERO');
    expect(statuses.slice(6)).toEqual(['NOT_REPORTED', 'NOT_REPORTED', 'NOT_REPORTED']);
  });

  test('of the seeds is unknown, never zero', async () => {
    const { units } = await askUnits(seeds, ['437', '16732'], outreach('2023-01', '2024-12', 'YEAR'));
    const unknown = (label: string) => ({
      period: { label },
      sessions: { value: null, status: 'NOT_REPORTED' },
      reach: { value: null, status: 'NOT_REPORTED', provenance: 'REGISTERED' },
    });
    for (const unit of units) expect(unit.outreachSummary).toEqual([unknown('2023'), unknown('2024')]);
  });

  test('refuses months the wrong way round and series too long', async () => {
    const id = await unitOf(sample, '40');
    const field = async (args: string) =>
      (
        await sample.entities(
          [{ __typename: 'Locality', id }],
          `... on Locality { outreachSummary(${args}) { period { label } } }`,
          NATION,
        )
      ).errors?.[0]?.extensions;
    expect(await field('from: "2024-02", to: "2024-01"')).toEqual({ code: 'INVALID', field: 'from' });
    expect(await field('from: "2001-01", to: "2024-01", per: MONTH')).toEqual({
      code: 'INVALID',
      field: 'to',
    });
    expect(await field('from: "0001-01", to: "9999-01"')).toEqual({ code: 'INVALID', field: 'to' });
  });
});
