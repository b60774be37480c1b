/** Proves that tip-offs are added up over months and units, hidden where few, and unknown where no register is kept. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';

interface Series {
  tipOffs: {
    period: { label: string };
    tipOffs: { value: number | null; status: string; provenance: string };
  }[];
}

const province = viewer('province', '40');
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

async function series(units: readonly TestUnit[], args: string, as = province) {
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { tipOffs(${args}) { period { label } tipOffs { value status provenance } } }`,
    as,
  );
  return { rows: entitiesIn<Series | null>(answer), statements: answer.statements, errors: answer.errors };
}

describe('tip-offs', () => {
  test('of 200 units are the sums of their months, with two statements', async () => {
    const wards = (await unitsBelow(cases, '40', 'WARD')).slice(0, 178);
    const units = [await unitOf(cases, '40'), ...(await unitsBelow(cases, '40', 'DISTRICT')), ...wards];
    const { rows, statements } = await series(units, 'from: "2023-01", to: "2024-12"');
    expect(statements).toBe(2);
    const sums = new Map(
      await column<[string, number]>(
        cases,
        `select json_build_array(u.unit_id || to_char(t.month, ' YYYY-"Q"Q'), sum(t.tip_offs)) from cases.tip_off_counts t
         join app.placed_units u on starts_with(t.skey, u.skey)
         where u.unit_id = any($1) group by u.unit_id, to_char(t.month, ' YYYY-"Q"Q')`,
        [units.map(({ unitId }) => unitId)],
      ),
    );
    const seen = new Set<string>();
    for (const [index, { unitId }] of units.entries()) {
      expect(rows[index]!.tipOffs).toHaveLength(8);
      for (const { period, tipOffs } of rows[index]!.tipOffs) {
        const sum = sums.get(`${unitId} ${period.label}`) ?? 0;
        // a larger one may be hidden with a small one: that these are the right ones is proven with the suppression
        const hidden = sum > 0 && (sum < 5 || tipOffs.status === 'SUPPRESSED');
        const status = sum === 0 ? 'ZERO' : hidden ? 'SUPPRESSED' : 'REPORTED';
        expect(tipOffs).toEqual({
          value: status === 'SUPPRESSED' ? null : sum,
          status,
          provenance: 'SYNTHETIC',
        });
        seen.add(status);
      }
    }
    expect([...seen].sort()).toEqual(['REPORTED', 'SUPPRESSED', 'ZERO']);
  });

  test('are unknown in a period that the register does not cover whole', async () => {
    const { rows } = await series([await unitOf(cases, '40')], 'from: "2025-04", to: "2025-09"');
    expect(rows[0]!.tipOffs.map(({ period, tipOffs }) => [period.label, tipOffs.status])).toEqual([
      ['2025-Q2', 'REPORTED'],
      ['2025-Q3', 'NOT_REPORTED'],
    ]);
  });

  test('of a district are for itself, not for the district beside it', async () => {
    const units = [await unitOf(cases, '413'), await unitOf(cases, '414')];
    const { rows } = await series(
      units,
      'from: "2024-01", to: "2024-12", per: YEAR',
      viewer('district', '413'),
    );
    expect(rows[0]!.tipOffs[0]!.tipOffs.status).toBe('REPORTED');
    expect(rows[1]).toBeNull();
  });

  test('in too many periods are refused by name', async () => {
    const { errors } = await series(
      [await unitOf(cases, '40')],
      'from: "1900-01", to: "2025-06", per: MONTH',
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'from' });
  });
});
