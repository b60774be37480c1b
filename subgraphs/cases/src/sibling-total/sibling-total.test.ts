/** Proves what districts and provinces know of each other: totals, none of them small, and nothing below. */
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { hiddenAmong } from '../suppression/suppression.rules.js';
import { column, entitiesIn, type TestUnit, unitOf, unitsBelow } from '../testing/units.js';

interface Shown {
  value: number | null;
  status: string;
  band: string | null;
}
interface Sibling {
  localityId: string;
  code: string;
  totals: { period: { label: string }; cases: Shown; subjects: Shown }[];
}

let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

const FIELDS = `localityId code totals { period { label } cases { value status band } subjects { value status band } }`;

async function siblings(
  units: readonly TestUnit[],
  as: ReturnType<typeof viewer>,
  args = 'from: "2021-01", to: "2024-12", per: MONTH',
) {
  const answer = await cases.entities(
    units.map(({ reference }) => reference),
    `... on Locality { siblingTotals(${args}) { ${FIELDS} } }`,
    as,
  );
  expect(answer.errors).toBeUndefined();
  return {
    all: entitiesIn<{ siblingTotals: Sibling[] } | null>(answer).map((unit) => unit?.siblingTotals ?? null),
    statements: answer.statements,
  };
}

describe('the districts beside one’s own', () => {
  test('show their totals by SQL of its own, those that are small or would tell them hidden', async () => {
    const own = await unitOf(cases, '413');
    const districts = await unitsBelow(cases, '40', 'DISTRICT');
    const { all, statements } = await siblings([own], viewer('district', '413'));
    expect(statements).toBe(2);
    expect(all[0]!.map(({ localityId }) => localityId)).toEqual(
      districts.filter(({ code }) => code !== '413').map(({ reference }) => reference.id),
    );
    for (const what of ['cases', 'subjects'] as const) {
      const counts = new Map(
        await column<[string, number]>(
          cases,
          `select json_build_array(left(skey, 15) || to_char(occurred_on, ' YYYY-MM'), ${what === 'cases' ? 'count(*)' : 'sum(subject_count)'})
           from cases.police_cases group by left(skey, 15) || to_char(occurred_on, ' YYYY-MM')`,
        ),
      );
      let hidden = 0;
      let shown = 0;
      for (const label of all[0]![0]!.totals.map(({ period }) => period.label)) {
        const truth = districts.map(({ skey }) => counts.get(`${skey} ${label}`) ?? 0);
        const hides = hiddenAmong(truth, false);
        for (const [at, { code }] of districts.entries()) {
          if (code === '413') continue;
          const { value, status, band } = all[0]!
            .find((one) => one.code === code)!
            .totals.find(({ period }) => period.label === label)![what];
          // more is hidden where the quarter would tell a month; that is proved with all periods together
          const hide = hides[at] || (truth[at]! > 0 && status === 'SUPPRESSED');
          const expected = hide ? [null, 'SUPPRESSED'] : [truth[at], truth[at] === 0 ? 'ZERO' : 'REPORTED'];
          expect([code, label, value, status, band]).toEqual([code, label, ...expected, null]);
          if (hide) hidden += 1;
          else shown += 1;
        }
      }
      expect(hidden).toBeGreaterThan(20);
      expect(shown).toBeGreaterThan(20);
    }
  });

  test('are the same whoever of the province asks, and come for all districts with two statements', async () => {
    const districts = await unitsBelow(cases, '40', 'DISTRICT');
    const all = await siblings(districts, viewer('province', '40'), 'from: "2024-01", to: "2024-12"');
    expect(all.statements).toBe(2);
    const own = await siblings(
      [districts[1]!],
      viewer('district', districts[1]!.code!),
      'from: "2024-01", to: "2024-12"',
    );
    expect(own.all[0]).toEqual(all.all[1]);
    expect(all.all.every((rows) => rows?.length === districts.length - 1)).toBe(true);
  });

  test('are nothing to other provinces, to wards, or of wards', async () => {
    const own = await unitOf(cases, '413');
    const ward = await unitOf(cases, '16732');
    expect((await siblings([own], viewer('province', '38'))).all).toEqual([null]);
    expect((await siblings([own, ward], viewer('ward', '16732'))).all).toEqual([null, []]);
  });

  test('are unknown where no register covers the time', async () => {
    const { all } = await siblings(
      [await unitOf(cases, '413')],
      viewer('district', '413'),
      'from: "2020-01", to: "2020-12", per: YEAR',
    );
    expect(new Set(all[0]!.flatMap(({ totals }) => totals.map((row) => row.cases.status)))).toEqual(
      new Set(['NOT_REPORTED']),
    );
  });
});

test('provinces know each other’s totals likewise', async () => {
  const own = await unitOf(cases, '40');
  const { all } = await siblings(
    [own],
    viewer('province', '40'),
    'from: "2024-01", to: "2024-12", per: YEAR',
  );
  expect(all[0]).toHaveLength(62);
  const [count] = await column<number>(
    cases,
    `select count(*)::int from cases.police_cases where starts_with(skey, (select skey from app.placed_units where code = '38')) and extract(year from occurred_on) = 2024`,
  );
  expect(all[0]!.find(({ code }) => code === '38')!.totals[0]!.cases.value).toBe(count);
  expect(all[0]!.find(({ code }) => code === '01')!.totals[0]!.cases.status).toBe('NOT_REPORTED');
});
