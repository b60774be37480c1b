/** What is refused of a file with activities: every fault told by row and column, other units' activities, and roles that only read. */
import { stableId } from '@diaban/shared/loading/stable-id';
import { imported, type Line } from '@diaban/shared/testing/sent-file';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../subgraph.js';
import { unitOf } from '../testing/unit-of.js';
import { AS_DISTRICT, AS_WARD, line } from './testing/lines.js';

let campaigns: TestSubgraph;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
});
afterAll(() => campaigns.stop());

describe('a faulty row', () => {
  test.each<[string, Line, string, string]>([
    ['of an unknown form', { format: 'Bắn pháo hoa' }, 'Hình thức', 'NOT_A_CHOICE'],
    ['for an unknown audience', { audience: 'Mọi người' }, 'Đối tượng tuyên truyền', 'NOT_A_CHOICE'],
    ['without a date', { heldOn: null }, 'Ngày tổ chức', 'MISSING_VALUE'],
    ['of the future', { heldOn: '2099' }, 'Ngày tổ chức', 'DATE_IN_FUTURE'],
    ['with a telephone number', { title: 'LH 0238.382.1234' }, 'Tên hoạt động', 'PERSONAL_DATA'],
    ['that reached less than nobody', { reach: -1 }, 'Lượt người', 'OUT_OF_RANGE'],
    ['with a material twice', { materials: 'Tờ rơi: 1; tờ rơi: 2' }, 'Tài liệu', 'REPEATED_ENTRY'],
    ['with words for a number', { materials: 'Tờ rơi: nhiều' }, 'Tài liệu', 'NOT_A_NUMBER'],
    ['with semicolons alone', { materials: ';' }, 'Tài liệu', 'EMPTY_LIST'],
    ['held by a name', { organizers: 'Đoàn phường' }, 'Đơn vị tổ chức', 'NOT_AN_ID'],
    [
      'held by too many',
      { partners: Array.from({ length: 51 }, (_, at) => stableId(`org:${at}`)).join(';') },
      'Đơn vị phối hợp',
      'TOO_MANY_ENTRIES',
    ],
    ['of a campaign of another district', { campaign: stableId('ini:hl') }, 'Mã mô hình', 'UNKNOWN_CAMPAIGN'],
    ['of the district beside', { unit: '414' }, 'Mã đơn vị', 'UNKNOWN_UNIT'],
    ['of the whole country', { unit: 'VN' }, 'Mã đơn vị', 'UNKNOWN_UNIT'],
  ])(
    '%s is told by row and column, and the others are written when that was asked',
    async (what, wrong, header, code) => {
      const lines = [
        { ...line, sourceKey: `${what} a` },
        { ...line, sourceKey: `${what} b`, ...wrong },
      ];
      const refused = await imported(campaigns, lines, AS_DISTRICT);
      expect(refused).toMatchObject({ status: 'FAILED', failure: 'FAULTY_ROWS', rowsCreated: 0 });
      expect(refused.faults.nodes).toMatchObject([
        { row: 3, header, code, problem: expect.stringMatching(/\.$/), fix: expect.stringMatching(/\.$/) },
      ]);
      const job = await imported(campaigns, lines, { ...AS_DISTRICT, mode: 'VALID_ROWS' });
      expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 1 });
    },
  );

  test('about people at risk below the commune is refused, and of the commune it is not', async () => {
    const as = viewer('ward', '15016');
    const atRisk = { ...line, sourceKey: 'R-1', audience: 'Người sau cai nghiện' };
    const quarter = { ...atRisk, unit: await unitOf(campaigns, 'seed:khu-pho-soi') };
    const refused = await imported(campaigns, [quarter], { ...AS_WARD, as });
    expect(refused.faults.nodes).toMatchObject([
      { header: 'Đối tượng tuyên truyền', code: 'BY_COMMUNE_ONLY' },
    ]);
    const taken = await imported(campaigns, [{ ...atRisk, unit: '15016' }], { ...AS_WARD, as });
    expect(taken).toMatchObject({ status: 'DONE', rowsCreated: 1 });
  });
});

test('a ward imports activities of its own only, and roles that only read import none', async () => {
  const lines = [
    { ...line, sourceKey: 'W-1' },
    { ...line, sourceKey: 'W-2', unit: '16729' },
  ];
  const job = await imported(campaigns, lines, { ...AS_WARD, mode: 'VALID_ROWS' });
  expect(job).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsFaulty: 1 });
  expect(job.faults.nodes).toMatchObject([{ row: 3, value: '16729', code: 'UNKNOWN_UNIT' }]);
  for (const role of ['planner', 'analyst', 'auditor'] as const) {
    const reading = { ...AS_WARD, as: viewer(role, '40') };
    await expect(imported(campaigns, lines, reading)).rejects.toThrow(/FORBIDDEN/);
  }
});
