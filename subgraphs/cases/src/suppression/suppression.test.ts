/** Proves on the sample that nothing hidden follows from what is shown, on whatever path somebody asks. */
import { type TestSubgraph as Subgraph, TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';

interface Shown {
  value: number | null;
  status: string;
  band: string | null;
}
interface Series {
  caseStatistics: { period: { label: string }; offence: string | null; subjects: Shown }[];
}

const province = viewer('province', '40');
const QUARTERS = 'from: "2023-01", to: "2024-12"';
let cases: Subgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

async function series(units: readonly TestUnit[], args = QUARTERS, as = province) {
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { caseStatistics(${args}) { period { label } offence subjects { value status band } } }`,
    as,
  );
  expect(answer.errors).toBeUndefined();
  return {
    all: entitiesIn<Series>(answer).map((unit) => unit.caseStatistics),
    statements: answer.statements,
  };
}

/** "unit label" → subjects by SQL of its own. */
async function counted(units: readonly TestUnit[]): Promise<Map<string, number>> {
  return new Map(
    await column<[string, number]>(
      cases,
      `select json_build_array(u.unit_id || to_char(c.occurred_on, ' YYYY-"Q"Q'), sum(c.subject_count)) from cases.police_cases c
       join app.placed_units u on starts_with(c.skey, u.skey)
       where u.unit_id = any($1) and c.occurred_on between '2023-01-01' and '2024-12-31' group by u.unit_id, to_char(c.occurred_on, ' YYYY-"Q"Q')`,
      [units.map(({ unitId }) => unitId)],
    ),
  );
}

describe('people suspected in the wards of a district', () => {
  test('never follow from the district’s total and the other wards: none is hidden alone, nor are few', async () => {
    let groups = 0;
    for (const district of await unitsBelow(cases, '40', 'DISTRICT')) {
      const wards = await unitsBelow(cases, district.code!, 'WARD');
      const [totals, ...rows] = (await series([district, ...wards])).all;
      const values = await counted([district, ...wards]);
      for (const [at, { period, subjects: total }] of totals!.entries()) {
        const truth = wards.map(({ unitId }) => values.get(`${unitId} ${period.label}`) ?? 0);
        const shown = rows.map((row) => row[at]!.subjects);
        const hidden = truth.filter((_, ward) => shown[ward]!.status === 'SUPPRESSED');
        for (const [ward, { value, status }] of shown.entries()) {
          if (status !== 'SUPPRESSED')
            expect([value, truth[ward]! >= 5 || value === 0]).toEqual([truth[ward], true]);
        }
        if (hidden.length === 0 || total.value === null) continue;
        // more than one, and 5 or more together: neither the sum of the hidden ones tells one, nor is it small
        expect([period.label, hidden.length > 1, hidden.reduce((a, b) => a + b, 0) >= 5]).toEqual([
          period.label,
          true,
          true,
        ]);
        groups += 1;
      }
    }
    expect(groups).toBeGreaterThan(50);
  }, 60_000);

  test('are hidden alike alone, beside their siblings, for their own ward, and through the list of years', async () => {
    const wards = await unitsBelow(cases, '413', 'WARD');
    const together = await series(wards);
    const alone = await Promise.all(wards.map((ward) => series([ward])));
    const own = await Promise.all(wards.map((ward) => series([ward], QUARTERS, viewer('ward', ward.code!))));
    expect(alone.map(({ all }) => all[0])).toEqual(together.all);
    expect(own.map(({ all }) => all[0])).toEqual(together.all);
    // a longer series holds the same cells
    const longer = (await series(wards, 'from: "2021-01", to: "2025-06"')).all;
    const labels = new Set(together.all[0]!.map(({ period }) => period.label));
    expect(longer.map((rows) => rows.filter(({ period }) => labels.has(period.label)))).toEqual(together.all);
  });

  test('cost two statements for 200 wards and 8 quarters, hidden ones told apart from zeros and from the unknown', async () => {
    const wards = (await unitsBelow(cases, '40', 'WARD')).slice(0, 200);
    const { all, statements } = await series(wards);
    expect(statements).toBe(2);
    const values = await counted(wards);
    const statuses = new Set<string>();
    for (const [at, { unitId }] of wards.entries()) {
      for (const { period, subjects } of all[at]!) {
        statuses.add(subjects.status);
        const truth = values.get(`${unitId} ${period.label}`) ?? 0;
        if (truth === 0) expect(subjects).toEqual({ value: 0, status: 'ZERO', band: null });
        if (truth > 0 && truth < 5) expect([subjects.value, subjects.status]).toEqual([null, 'SUPPRESSED']);
        if (subjects.band !== null) expect(truth).toBeLessThan(5);
      }
    }
    expect([...statuses].sort()).toEqual(['REPORTED', 'SUPPRESSED', 'ZERO']);
  });
});

describe('filters cannot be subtracted from each other', () => {
  const lines = async (unit: TestUnit, args: string) =>
    (await series([unit], `${QUARTERS}, ${args}`)).all[0]!;

  test('because a sum over kinds of offence is shown only if each of them is', async () => {
    const unit = await unitOf(cases, '413');
    const each = await lines(unit, 'byOffence: true');
    const two = await lines(unit, 'offences: [POSSESSION, HARBOURING_USE]');
    const hidden = new Set(
      each
        .filter(({ subjects }) => subjects.status === 'SUPPRESSED')
        .map((row) => `${row.period.label} ${row.offence}`),
    );
    expect(hidden.size).toBeGreaterThan(5);
    const states = two.map(({ period, subjects }) => {
      const part = ['POSSESSION', 'HARBOURING_USE'].some((kind) => hidden.has(`${period.label} ${kind}`));
      return [part, subjects.status === 'SUPPRESSED'];
    });
    expect(states.filter(([part, suppressed]) => part !== suppressed)).toEqual([]);
    expect(states.some(([part]) => part)).toBe(true);
  });

  test('because the lines of a unit hide each other where one alone would be hidden', async () => {
    const district = await unitOf(cases, '40');
    const each = await lines(district, 'byOffence: true');
    const totals = await lines(district, 'offences: null');
    for (const { period, subjects: total } of totals) {
      const hidden = each.filter(
        (row) => row.period.label === period.label && row.subjects.status === 'SUPPRESSED',
      );
      expect([period.label, total.value !== null && hidden.length === 1]).toEqual([period.label, false]);
    }
  });

  test('because naming all kinds is asking for all together, and by offence and stage at once no one is counted', async () => {
    const unit = await unitOf(cases, '413');
    const all = 'offences: [TRAFFICKING, POSSESSION, TRANSPORT, ILLEGAL_USE, ORGANISING_USE, HARBOURING_USE]';
    expect(await lines(unit, all)).toEqual((await series([unit])).all[0]);
    const fine = await lines(unit, 'byOffence: true, byStage: true');
    expect(new Set(fine.map(({ subjects }) => subjects.status))).toEqual(new Set(['ZERO', 'SUPPRESSED']));
  });
});

test('tip-offs and people in rehabilitation are hidden by the same rule', async () => {
  const units = [await unitOf(cases, '413'), ...(await unitsBelow(cases, '413', 'WARD'))];
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    '... on Locality { tipOffs(from: "2023-01", to: "2024-12") { tipOffs { value status } } }',
    province,
  );
  const [total, ...wards] = entitiesIn<{ tipOffs: { tipOffs: Shown }[] }>(answer);
  let groups = 0;
  for (const [at, { tipOffs }] of total!.tipOffs.entries()) {
    const hidden = wards.filter((ward) => ward.tipOffs[at]!.tipOffs.status === 'SUPPRESSED').length;
    if (tipOffs.value !== null && hidden > 0) groups += 1;
    expect([at, tipOffs.value !== null && hidden === 1]).toEqual([at, false]);
  }
  expect(groups).toBeGreaterThan(3);
  const districts = await unitsBelow(cases, '40', 'DISTRICT');
  const rehabilitation = await cases.entities(
    districts.map(({ reference }) => reference),
    '... on Locality { rehabilitation(from: "2023-01", to: "2024-12") { state period { label } persons { status } } }',
    province,
  );
  const rows = entitiesIn<{ rehabilitation: { state: string; period: { label: string }; persons: Shown }[] }>(
    rehabilitation,
  );
  const hidden = new Map<string, number>();
  for (const { rehabilitation: cells } of rows)
    for (const { state, period, persons } of cells)
      if (persons.status === 'SUPPRESSED') {
        const key = `${state} ${period.label}`;
        hidden.set(key, (hidden.get(key) ?? 0) + 1);
      }
  expect(hidden.size).toBeGreaterThan(2);
  expect([...hidden.values()].filter((count) => count === 1)).toEqual([]);
});
