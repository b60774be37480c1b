/** What is refused of a file with cases: every fault told by row and column, other units' cases, and roles that only read. */
import { imported, type Line } from '@diaban/shared/testing/sent-file';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { AS_DISTRICT, AS_WARD, line, POLICE } from './testing/lines.js';

let cases: TestSubgraph;
beforeAll(async () => {
  cases = await TestSubgraph.start(subgraph);
});
afterAll(() => cases.stop());

describe('a faulty row', () => {
  test.each<[string, Line, string, string]>([
    ['of a month only', { occurredOn: '03/2024' }, 'Ngày xảy ra', 'NOT_A_DATE'],
    ['that lies ahead', { occurredOn: '01/01/2999' }, 'Ngày xảy ra', 'DATE_IN_FUTURE'],
    ['reported before it happened', { reportedOn: '29/02/2024' }, 'Ngày tiếp nhận', 'DAYS_OUT_OF_ORDER'],
    ['closed before it was reported', { closedOn: '01/03/2024' }, 'Ngày kết thúc', 'DAYS_OUT_OF_ORDER'],
    ['prosecuted without an investigation', { prosecutedOn: '01/04/2024' }, 'Ngày khởi tố', 'STAGE_LEFT_OUT'],
    ['of an unknown offence', { offence: 'Trộm cắp' }, 'Hành vi', 'NOT_A_CHOICE'],
    ['with names for numbers', { subjects: 'Nguyễn Văn A' }, 'Số đối tượng', 'NOT_A_NUMBER'],
    ['with more people than can be', { subjects: 10_001 }, 'Số đối tượng', 'OUT_OF_RANGE'],
    ['that nobody handles', { handledBy: null }, 'Đơn vị thụ lý', 'MISSING_VALUE'],
    ['handled by a name', { handledBy: 'Công an phường' }, 'Đơn vị thụ lý', 'NOT_AN_ID'],
    ['handled by one twice', { handledBy: `${POLICE}; ${POLICE}` }, 'Đơn vị thụ lý', 'REPEATED_ENTRY'],
    ['with an unknown substance', { seizures: 'Rượu: 2 gam' }, 'Tang vật', 'NOT_A_CHOICE'],
    ['with nothing of one', { seizures: 'Heroin: 0 gam' }, 'Tang vật', 'OUT_OF_RANGE'],
    ['with an ambiguous quantity', { seizures: 'Heroin: 1.250 gam' }, 'Tang vật', 'AMBIGUOUS_NUMBER'],
    ['with a quantity of nothing', { seizures: 'Heroin: 2' }, 'Tang vật', 'NO_UNIT_OF_QUANTITY'],
    ['with a substance alone', { seizures: 'Heroin' }, 'Tang vật', 'NO_UNIT_OF_QUANTITY'],
    ['with one twice', { seizures: 'Heroin: 1 gam; heroin: 2 gam' }, 'Tang vật', 'REPEATED_ENTRY'],
    ['with a telephone number for a key', { sourceKey: '0912345678' }, 'Mã nguồn', 'PERSONAL_DATA'],
    ['of a whole district', { unit: '413' }, 'Mã đơn vị', 'NOT_A_COMMUNE'],
    ['of the district beside', { unit: '17000' }, 'Mã đơn vị', 'UNKNOWN_UNIT'],
    ['of no unit', { unit: '99999' }, 'Mã đơn vị', 'UNKNOWN_UNIT'],
  ])(
    '%s is told by row and column, and the others are written when that was asked',
    async (what, wrong, header, code) => {
      const lines = [
        { ...line, sourceKey: `${what} a` },
        { ...line, sourceKey: `${what} b`, ...wrong },
      ];
      const refused = await imported(cases, lines, AS_DISTRICT);
      expect(refused).toMatchObject({ status: 'FAILED', failure: 'FAULTY_ROWS', rowsCreated: 0 });
      expect(refused.faults.nodes).toMatchObject([
        { row: 3, header, code, problem: expect.stringMatching(/\.$/), fix: expect.stringMatching(/\.$/) },
      ]);
      const job = await imported(cases, lines, { ...AS_DISTRICT, mode: 'VALID_ROWS' });
      expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 1 });
    },
  );
});

test('a ward imports cases of its own only, and roles that only read import none', async () => {
  const lines = [
    { ...line, sourceKey: 'W-1' },
    { ...line, sourceKey: 'W-2', unit: '16729' },
  ];
  const job = await imported(cases, lines, { ...AS_WARD, mode: 'VALID_ROWS' });
  expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 1 });
  expect(job.faults.nodes).toMatchObject([{ row: 3, value: '16729', code: 'UNKNOWN_UNIT' }]);
  for (const role of ['planner', 'analyst', 'auditor'] as const)
    await expect(imported(cases, lines, { ...AS_WARD, as: viewer(role, '40') })).rejects.toThrow(/FORBIDDEN/);
});
