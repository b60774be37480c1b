/** Proves what a case shows of itself: stages in order, subjects hidden where few, law, seizures, handling organizations. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitOf } from '../testing/units.js';

const district = viewer('district', '413');
const CASE = '5ca1ab1e-0000-8000-8000-000000000001';
let cases: TestSubgraph;

beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_seeds');
  const { unitId } = await unitOf(cases, '16732');
  await cases.admin.query(
    `insert into cases.police_cases (id, locality_id, occurred_on, offence, case_kind, reported_on, investigated_on, closed_on,
       subject_count, handled_by, provenance, source)
     select id, $1, '2024-05-01', 'TRAFFICKING', 'SPECIAL_CASE', '2024-05-02', '2024-05-03', '2024-09-01', subjects, $2,
       'REGISTERED', 'Register of the test'
     from (values ($3::uuid, 5), (gen_random_uuid(), 4), (gen_random_uuid(), 0), (gen_random_uuid(), null)) v (id, subjects)`,
    [unitId, [stableId('org:ca-nghi-huong'), stableId('org:ca-cua-lo')], CASE],
  );
  await cases.admin.query(
    `insert into cases.seizures values ($1, 'MDMA', 'TABLET', 120), ($1, 'HEROIN', 'GRAM', null)`,
    [CASE],
  );
});
afterAll(() => cases.stop());

describe('a case', () => {
  test('shows its stages, its law, who handles it and what was seized', async () => {
    const { reference } = await unitOf(cases, '16732');
    const answer = await cases.run(
      `query ($id: ID!) { policeCase(id: $id) {
         occurredOn offence caseKind stage penalCodeArticle iccsCode provenance source locality { id }
         stageDates { stage reachedOn } handledBy { id }
         seizures { substance unit quantity { value status provenance source period { label } } } } }`,
      { as: district, variables: { id: CASE } },
    );
    const said = {
      provenance: 'REGISTERED',
      source: 'Register of the test',
      period: { label: '2024-05-01' },
    };
    expect(answer.data.policeCase).toEqual({
      occurredOn: '2024-05-01',
      offence: 'TRAFFICKING',
      caseKind: 'SPECIAL_CASE',
      stage: 'CLOSED',
      penalCodeArticle: '251',
      iccsCode: '060121',
      provenance: 'REGISTERED',
      source: 'Register of the test',
      locality: { id: reference.id },
      stageDates: [
        { stage: 'REPORTED', reachedOn: '2024-05-02' },
        { stage: 'INVESTIGATED', reachedOn: '2024-05-03' },
        { stage: 'CLOSED', reachedOn: '2024-09-01' },
      ],
      handledBy: [{ id: stableId('org:ca-nghi-huong') }, { id: stableId('org:ca-cua-lo') }],
      seizures: [
        { substance: 'HEROIN', unit: 'GRAM', quantity: { value: null, status: 'NOT_REPORTED', ...said } },
        { substance: 'MDMA', unit: 'TABLET', quantity: { value: 120, status: 'REPORTED', ...said } },
      ],
    });
    expect(answer.statements).toBe(2);
  });

  test('hides 1 to 4 subjects, and tells them from none and from not stated', async () => {
    const answer = await cases.run(
      '{ policeCases { nodes { subjects { value status band } seizures { unit } } } }',
      {
        as: district,
      },
    );
    const subjects = answer.data.policeCases.nodes.map((node: { subjects: object }) =>
      JSON.stringify(node.subjects),
    );
    expect(subjects.sort()).toEqual(
      [
        { value: 0, status: 'ZERO', band: null },
        { value: 5, status: 'REPORTED', band: null },
        { value: null, status: 'NOT_REPORTED', band: null },
        { value: null, status: 'SUPPRESSED', band: '1-4' },
      ]
        .map((value) => JSON.stringify(value))
        .sort(),
    );
    expect(answer.statements).toBe(2);
  });

  test('cannot reach a stage before the one that comes first', async () => {
    const break_ = (set: string) =>
      cases.admin.query(`update cases.police_cases set ${set} where id = $1`, [CASE]);
    await expect(break_(`tried_on = '2024-05-02'`)).rejects.toThrow(/police_cases/);
    await expect(break_(`closed_on = '2024-04-30'`)).rejects.toThrow(/police_cases/);
    await expect(break_(`reported_on = '2024-04-30'`)).rejects.toThrow(/police_cases/);
  });
});
