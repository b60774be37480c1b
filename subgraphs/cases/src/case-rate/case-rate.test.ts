/** Proves rates per thousand residents: what they are counted on, and where there is none. */
import { measure, type Provenance, personMeasure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { column, entitiesIn, unitOf } from '../testing/units.js';
import { ratePerThousand } from './case-rate.rules.js';

const figure = (value: number | null, period = '2024', provenance: Provenance = 'REGISTERED') => ({
  value,
  period: periodOf(period),
  provenance,
  source: 'register',
});
const residents = (value: number | null) => ({
  ...measure(figure(value, '2023-01-01')),
  source: 'statement',
});

describe('a rate', () => {
  test.each([
    [12, 6_000, 2, 'REPORTED'],
    [7, 3_000, 2.33, 'REPORTED'],
    [5, 500, 10, 'REPORTED'],
    [4, 6_000, null, 'SUPPRESSED'],
    [1, 500, null, 'SUPPRESSED'],
    [0, 6_000, 0, 'ZERO'],
    [12, 499, null, 'SUPPRESSED'],
    [0, 499, null, 'SUPPRESSED'],
    [12, null, null, 'NOT_REPORTED'],
    [12, 0, null, 'NOT_REPORTED'],
    [null, 6_000, null, 'NOT_REPORTED'],
  ])('of %s in %s is %s, %s', (count, population, value, status) => {
    const rate = ratePerThousand(measure(figure(count)), residents(population));
    expect(rate).toMatchObject({ value, status, band: null, period: { label: '2024' } });
  });

  test('of a hidden count is hidden, and says where count and residents come from', () => {
    const hidden = ratePerThousand(personMeasure(figure(3)), residents(6_000));
    expect([hidden.value, hidden.status]).toEqual([null, 'SUPPRESSED']);
    const rate = ratePerThousand(measure(figure(12)), residents(6_000));
    expect([rate.provenance, rate.source]).toEqual(['COMPUTED', 'register; statement']);
    expect(ratePerThousand(measure(figure(12, '2024', 'SYNTHETIC')), residents(6_000)).provenance).toBe(
      'SYNTHETIC',
    );
  });
});

describe('rates of a unit', () => {
  let cases: TestSubgraph;
  beforeAll(async () => {
    cases = await TestSubgraph.start(subgraph, 'diaban_sample');
  });
  afterAll(() => cases.stop());

  const RATES = `... on Locality { caseRates(from: "2023-01", to: "2024-12", per: YEAR) {
    period { label } cases { value status } subjects { value status } population { value source period { label } } } }`;

  test('are counted on the population that comes with the reference, which each answer names', async () => {
    const unit = await unitOf(cases, '413');
    const population = { ...residents(70_000), period: periodOf('2024-01-01') };
    const answer = await cases.entities(
      [{ ...unit.reference, population }],
      RATES,
      viewer('district', '413'),
    );
    expect(answer.statements).toBe(2);
    const counts = await column<[number, number]>(
      cases,
      `select json_build_array(count(*), sum(subject_count)) from cases.police_cases
       where starts_with(skey, $1) and extract(year from occurred_on) in (2023, 2024) group by extract(year from occurred_on) order by extract(year from occurred_on)`,
      [unit.skey],
    );
    const rate = (count: number) => ({
      value: Math.round((count / 70_000) * 100_000) / 100,
      status: 'REPORTED',
    });
    expect(entitiesIn<{ caseRates: object[] }>(answer)[0]!.caseRates).toEqual(
      ['2023', '2024'].map((label, at) => ({
        period: { label },
        cases: rate(counts[at]![0]),
        subjects: rate(counts[at]![1]),
        population: { value: 70_000, source: 'statement', period: { label: '2024-01-01' } },
      })),
    );
  });

  test('are unknown without a population, and no unit out of scope has any', async () => {
    const own = await unitOf(cases, '413');
    const beside = await unitOf(cases, '414');
    const population = residents(70_000);
    const answer = await cases.entities(
      [own.reference, { ...beside.reference, population }],
      '... on Locality { caseRates(from: "2023-01", to: "2023-12", per: YEAR) { cases { value status } population { status } } }',
      viewer('district', '413'),
    );
    expect(answer.data?._entities).toEqual([
      {
        caseRates: [
          { cases: { value: null, status: 'NOT_REPORTED' }, population: { status: 'NOT_REPORTED' } },
        ],
      },
      null,
    ]);
  });
});
