/** Question 9: which reports were expected, received, on time and approved, by district, and who is late, against SQL of its own. */
import { readFileSync } from 'node:fs';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FragmentDefinitionNode, Kind, parse, print } from 'graphql';
import { subgraph } from '../../subgraph.js';
import { askUnits, UNDER } from '../../testing/ask-units.js';

let sample: TestSubgraph;
beforeAll(async () => {
  sample = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => sample.stop());

const NGHE_AN = viewer('province', '40');
/** What the trusted operation asks of a unit, as it stands in its file. */
const FRAGMENTS = parse(
  readFileSync(new URL('../../../../../schema/operations/reporting-status.graphql', import.meta.url), 'utf8'),
).definitions.filter(
  (one): one is FragmentDefinitionNode =>
    one.kind === Kind.FRAGMENT_DEFINITION && one.name.value !== 'UnitReporting',
);
const FIELDS = `monthly: reportingSummary(from: "2024-01", to: "2024-12", per: MONTH, periodicity: MONTHLY, asOf: "2025-06-30") { ...Reporting }
  quarterly: reportingSummary(from: "2024-01", to: "2024-12", per: QUARTER, periodicity: QUARTERLY, asOf: "2025-06-30") { ...Reporting }`;

/** The counts of a unit and all below it, worked out report by report. */
async function countedFor(code: string, periodicity: string, period: string, asOf: string) {
  const { rows } = await sample.admin.query(
    `select r.due_on, r.submitted_on, r.approved_on, r.status from campaigns.reports r
     join app.unit_directory u on u.unit_id = r.locality_id
     where ${UNDER} and r.periodicity = $2 and to_char(r.period_from, $3) = $4 and r.period_to <= $5`,
    [code, periodicity, periodicity === 'MONTHLY' ? 'YYYY-MM' : 'YYYY-"Q"Q', period, asOf],
  );
  const received = rows.filter((row) => row.submitted_on !== null && row.submitted_on <= asOf);
  const onTime = received.filter((row) => row.submitted_on <= row.due_on);
  const late = rows.filter((row) => row.due_on < asOf && !received.includes(row));
  const approved = rows.filter((row) => row.status === 'APPROVED' && row.approved_on <= asOf);
  const percent = (part: unknown[]) => Number(((part.length * 100) / rows.length).toFixed(1));
  return {
    expected: rows.length,
    received: received.length,
    onTime: onTime.length,
    approved: approved.length,
    late: late.length,
    rate: percent(received),
    onTimeRate: percent(onTime),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
const valuesOf = ({ period: _, ...figures }: any) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, (figure as { value: number }).value]),
  );

describe('the trusted operation reporting-status', () => {
  test('counts each month and quarter of every district of Nghệ An and of the province, in one statement a series', async () => {
    const { rows } = await sample.admin.query(
      `select u.unit_id as id, u.code from app.unit_directory u where (u.level = 'DISTRICT' or u.code = '40') and ${UNDER} order by u.code`,
      ['40'],
    );
    expect(rows).toHaveLength(22);
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Locality { ${FIELDS} } } }
      ${FRAGMENTS.map(print).join('\n')}`;
    const answer = await sample.run(query, {
      as: NGHE_AN,
      variables: { representations: rows.map(({ id }) => ({ __typename: 'Locality', id: `u${id}` })) },
    });
    expect(answer.errors).toBeUndefined();
    expect(answer.statements).toBe(3);
    let lateOnes = 0;
    for (const [at, unit] of answer.data._entities.entries()) {
      expect(unit.monthly).toHaveLength(12);
      expect(unit.quarterly).toHaveLength(4);
      for (const month of [0, 5, 11]) {
        const counted = await countedFor(
          rows[at].code,
          'MONTHLY',
          unit.monthly[month].period.label,
          '2025-06-30',
        );
        expect(valuesOf(unit.monthly[month])).toEqual(counted);
      }
      for (const quarter of unit.quarterly) {
        const counted = await countedFor(rows[at].code, 'QUARTERLY', quarter.period.label, '2025-06-30');
        expect(valuesOf(quarter)).toEqual(counted);
        expect(quarter.expected).toMatchObject({ status: 'REPORTED', provenance: 'SYNTHETIC' });
        lateOnes += counted.late;
      }
    }
    expect(lateOnes).toBeGreaterThan(20);
  });

  test('as of an earlier day counts only what had come by then, and no period that was still running', async () => {
    const at = (asOf: string) =>
      askUnits(
        sample,
        ['40'],
        `reportingSummary(from: "2024-04", to: "2024-06", per: MONTH, asOf: "${asOf}") { period { label } expected { value status } received { value } late { value } }`,
      );
    for (const asOf of ['2024-05-04', '2024-05-12', '2024-06-30']) {
      const { units } = await at(asOf);
      for (const { period, expected, received, late } of units[0].reportingSummary) {
        const counted = await countedFor('40', 'MONTHLY', period.label, asOf);
        if (counted.expected === 0) expect(expected).toEqual({ value: null, status: 'NOT_REPORTED' });
        else
          expect([expected.value, received.value, late.value]).toEqual([
            counted.expected,
            counted.received,
            counted.late,
          ]);
      }
    }
  });

  test('lists who is late, in pages, each unit in scope', async () => {
    const late = await sample.admin.query(
      `select r.id from campaigns.reports r join app.unit_directory u on u.unit_id = r.locality_id
       where ${UNDER} and r.due_on < '2025-06-30' and (r.submitted_on is null or r.submitted_on > '2025-06-30')
       order by r.period_to desc, r.id desc`,
      ['40'],
    );
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data, statements }: Awaited<ReturnType<TestSubgraph['run']>> = await sample.run(
        `query ($after: String) { lateReports(asOf: "2025-06-30", first: 200, after: $after) { nodes { id late(asOf: "2025-06-30") } pageInfo { endCursor hasNextPage } } }`,
        { as: NGHE_AN, variables: { after } },
      );
      expect(statements).toBe(1);
      for (const node of data.lateReports.nodes) expect(node.late).toBe(true);
      ids.push(...data.lateReports.nodes.map(({ id }: { id: string }) => id));
      after = data.lateReports.pageInfo.hasNextPage ? data.lateReports.pageInfo.endCursor : null;
    } while (after !== null);
    expect(ids).toEqual(late.rows.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(100);
  });
});

test('nothing expected is no figure: neither zero nor a rate', async () => {
  const { units } = await askUnits(
    sample,
    ['42', '18115'],
    `reportingSummary(from: "2021-01", to: "2021-03", per: QUARTER) { expected { value status } rate { value status } onTimeRate { status } late { status } }`,
  );
  const nothing = { value: null, status: 'NOT_REPORTED' };
  const none = {
    expected: nothing,
    rate: nothing,
    onTimeRate: { status: 'NOT_REPORTED' },
    late: { status: 'NOT_REPORTED' },
  };
  expect(units).toEqual([{ reportingSummary: [none] }, { reportingSummary: [none] }]);
});

test('reports without a due day are received or not, but never late or on time', async () => {
  const { units } = await askUnits(
    sample,
    ['437'],
    `monthly: reportingSummary(from: "2024-01", to: "2024-01", per: MONTH, periodicity: MONTHLY) { expected { value } withDueDay { value } }
    reports(filter: { from: "2024-01", to: "2024-01", periodicity: MONTHLY }) { nodes { dueOn late provenance } }`,
  );
  // one of the seeds, which states no day, and one of the sample
  expect(units[0].monthly).toEqual([{ expected: { value: 2 }, withDueDay: { value: 1 } }]);
  expect(units[0].reports.nodes).toEqual(
    expect.arrayContaining([
      { dueOn: null, late: null, provenance: 'PUBLISHED' },
      expect.objectContaining({ dueOn: '2024-02-05', provenance: 'SYNTHETIC' }),
    ]),
  );
});
