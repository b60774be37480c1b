/** Importing cases over real PostgreSQL: registered, sent again, corrected. */
import { imported } from '@diaban/shared/testing/sent-file';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { changesOf, DISTRICT, Keeping, WARD, wrongSums } from '../testing/keeping.js';
import { unitOf } from '../testing/units.js';
import { AS_DISTRICT, AS_WARD, line, POLICE, TOWN_POLICE } from './testing/lines.js';

let cases: TestSubgraph;
beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph, 'diaban_sample');
});
afterAll(() => cases.stop());

const FACTS = 'offence caseKind locality { id } subjects { value status band } handledBy { id }';
const FIELDS = `id version stage occurredOn provenance source stageDates { stage reachedOn } ${FACTS}
  seizures { substance unit quantity { value } }
  corrections(first: 5) { nodes { role unitCode reason fields before { ${FACTS} } after { ${FACTS} } } }`;
/** The case of a source key, as the graph shows it. */
async function registered(sourceKey: string, as = DISTRICT) {
  const { rows } = await cases.admin.query(
    `select record_id as id from app.import_sources where source_key = $1`,
    [sourceKey],
  );
  const query = `query ($id: ID!) { policeCase(id: $id) { ${FIELDS} } }`;
  const { data, errors } = await cases.run(query, { as, variables: { id: rows[0].id } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.policeCase;
}

test.each(['csv', 'xlsx'] as const)('cases are registered from %s as by the mutation', async (format) => {
  const key = `F-${format}`;
  const full = {
    ...line,
    sourceKey: key,
    occurredOn: { day: '2024-03-01' },
    caseKind: 'chuyên án',
    investigatedOn: '10/03/2024',
    closedOn: { day: '2024-05-01' },
    subjects: 7,
    handledBy: `${POLICE}; ${TOWN_POLICE.toUpperCase()};`,
    seizures: 'Thuốc lắc: 1250 viên; heroin: 12,5 gam; Cần sa: gam',
  };
  const job = await imported(cases, [full], { ...AS_WARD, format });
  expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 0 });
  const { reference } = await unitOf(cases, '16732');
  expect(await registered(key)).toMatchObject({
    version: 1,
    stage: 'CLOSED',
    occurredOn: '2024-03-01',
    offence: 'POSSESSION',
    caseKind: 'SPECIAL_CASE',
    locality: { id: reference.id },
    provenance: 'REGISTERED',
    source: 'Register of cases, entered by ward 16732',
    subjects: { value: 7, status: 'REPORTED' },
    handledBy: [{ id: POLICE }, { id: TOWN_POLICE }],
    stageDates: [
      { stage: 'REPORTED', reachedOn: '2024-03-02' },
      { stage: 'INVESTIGATED', reachedOn: '2024-03-10' },
      { stage: 'CLOSED', reachedOn: '2024-05-01' },
    ],
    seizures: [
      { substance: 'CANNABIS', unit: 'GRAM', quantity: { value: null } },
      { substance: 'HEROIN', unit: 'GRAM', quantity: { value: 12.5 } },
      { substance: 'MDMA', unit: 'TABLET', quantity: { value: 1250 } },
    ],
    corrections: { nodes: [] },
  });
  expect(await wrongSums(cases)).toEqual([]);
});

describe('a case that is sent again', () => {
  test('changes nothing when it is the same, and is a correction that keeps the old values when it is not', async () => {
    const first = { ...line, sourceKey: 'C-1', subjects: 3, seizures: 'Heroin: 2 gam' };
    await imported(cases, [first], AS_DISTRICT);
    expect(await imported(cases, [first], AS_DISTRICT)).toMatchObject({ rowsUnchanged: 1, rowsUpdated: 0 });
    const second = {
      ...first,
      unit: '16729',
      offence: 'Vận chuyển',
      subjects: 8,
      handledBy: TOWN_POLICE,
      seizures: 'Heroin: 2,5 gam',
    };
    expect(await imported(cases, [second], AS_DISTRICT)).toMatchObject({ status: 'DONE', rowsUpdated: 1 });
    const now = await registered('C-1');
    const [was, is] = [await unitOf(cases, '16732'), await unitOf(cases, '16729')];
    expect(now).toMatchObject({ version: 2, offence: 'TRANSPORT', subjects: { value: 8 } });
    expect(now.seizures).toEqual([{ substance: 'HEROIN', unit: 'GRAM', quantity: { value: 2.5 } }]);
    expect(now.corrections.nodes).toEqual([
      {
        role: 'district',
        unitCode: '413',
        reason: 'Sửa khi nhập lại từ tệp',
        fields: ['LOCALITY', 'OFFENCE', 'SUBJECTS', 'SEIZURES', 'HANDLED_BY'],
        before: {
          offence: 'POSSESSION',
          caseKind: null,
          locality: { id: was.reference.id },
          // what were few people then is hidden still
          subjects: { value: null, status: 'SUPPRESSED', band: '1-4' },
          handledBy: [{ id: POLICE }],
        },
        after: {
          offence: 'TRANSPORT',
          caseKind: null,
          locality: { id: is.reference.id },
          subjects: { value: 8, status: 'REPORTED', band: null },
          handledBy: [{ id: TOWN_POLICE }],
        },
      },
    ]);
    expect(await wrongSums(cases)).toEqual([]);
  });

  test('with later stages is moved on, not corrected', async () => {
    const first = { ...line, sourceKey: 'S-1' };
    await imported(cases, [first], AS_WARD);
    await imported(cases, [{ ...first, investigatedOn: '05/03/2024', prosecutedOn: '09/04/2024' }], AS_WARD);
    const { id, version, stage, corrections } = await registered('S-1');
    expect([version, stage, corrections.nodes]).toEqual([2, 'PROSECUTED', []]);
    expect(await changesOf(cases, id)).toMatchObject([
      {
        kind: 'CHANGED',
        operation: 'importCases',
        before: { stage: 'REPORTED' },
        after: { stage: 'PROSECUTED', reachedOn: '2024-04-09' },
      },
    ]);
  });

  test('does not take back what was changed in the graph meanwhile, but may say the same', async () => {
    const first = { ...line, sourceKey: 'G-1', subjects: 6 };
    await imported(cases, [first], AS_WARD);
    const { id } = await registered('G-1');
    const move = { caseId: id, expectedVersion: 1, stage: 'INVESTIGATED', reachedOn: '2024-03-20' };
    await new Keeping(cases, 'moveCase', 'id').do(move);
    const stale = await imported(cases, [{ ...first, subjects: 9 }], AS_WARD);
    expect(stale.faults.nodes).toMatchObject([{ row: 2, header: 'Mã nguồn', code: 'CHANGED_ELSEWHERE' }]);
    expect(await imported(cases, [{ ...first, investigatedOn: '20/03/2024' }], AS_WARD)).toMatchObject({
      status: 'DONE',
      rowsUnchanged: 1,
    });
    expect(await registered('G-1')).toMatchObject({
      version: 2,
      stage: 'INVESTIGATED',
      subjects: { value: 6 },
    });
  });

  test('after it was moved out of the sender’s scope is not found by it', async () => {
    const first = { ...line, sourceKey: 'O-1' };
    await imported(cases, [first], AS_WARD);
    const { id } = await registered('O-1');
    const { reference } = await unitOf(cases, '16729');
    const moved = { caseId: id, expectedVersion: 1, localityId: reference.id, reason: 'Sai địa bàn' };
    await new Keeping(cases, 'correctCase', 'id').do(moved);
    const job = await imported(cases, [{ ...first, subjects: 6 }], AS_WARD);
    expect(job.faults.nodes).toMatchObject([{ header: 'Mã nguồn', code: 'OUT_OF_REACH' }]);
  });
});

test('the template is given out, and imports are seen by the unit that sent them and above only', async () => {
  await imported(cases, [{ ...line, sourceKey: 'T-1' }], AS_WARD);
  const query =
    '{ caseTemplate { name columns { header required } } caseImports { nodes { unit template } } }';
  const seen = async (as = WARD) => (await cases.run(query, { as })).data;
  const { caseTemplate: template, caseImports } = await seen();
  expect(template).toMatchObject({ name: 'cases', columns: { length: 13 } });
  expect(caseImports.nodes).toContainEqual({ unit: '16732', template: 'cases' });
  expect((await seen(DISTRICT)).caseImports.nodes).toContainEqual({ unit: '16732', template: 'cases' });
  expect((await seen(viewer('ward', '16729'))).caseImports.nodes).toEqual([]);
});

test('many cases are written in chunks, each statement for all rows of a chunk, and counted at once', async () => {
  const lines = Array.from({ length: 4_500 }, (_, at) => ({
    ...line,
    sourceKey: `M-${at}`,
    subjects: at % 7,
    seizures: 'Heroin: 1 gam',
  }));
  expect(await imported(cases, lines, AS_DISTRICT)).toMatchObject({ status: 'DONE', rowsCreated: 4_500 });
  const { rows } = await cases.admin.query(
    `select count(distinct c.id)::int as cases, count(*)::int as seizures, sum(c.subject_count)::int as subjects
     from cases.police_cases c join cases.seizures s on s.case_id = c.id
     join app.import_sources i on i.record_id = c.id where i.source_key like 'M-%'`,
  );
  const subjects = lines.reduce((sum, { subjects: people }) => sum + people, 0);
  expect(rows).toEqual([{ cases: 4_500, seizures: 4_500, subjects }]);
  expect(await wrongSums(cases)).toEqual([]);
}, 60_000);
