/** From a selection to the columns of a file: figures, lists and days as cells, and selections that make no table. */
import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { exportPlan } from './export-plan.js';

const schema = buildSchema(`
  scalar Date
  type Query { things(first: Int! = 20, after: String): ThingPage! thing: Thing many: [Thing!]! }
  type ThingPage { nodes: [Thing!]! pageInfo: PageInfo! total: Int! }
  type PageInfo { endCursor: String hasNextPage: Boolean! }
  type Thing { id: ID! name: String occurredOn: Date isPilot: Boolean members: Measure! handledBy: [Thing!]!
    stage: Stage kind: [Stage!] period: Period
    parent: Thing parts(first: Int! = 20, after: String): ThingPage! }
  type Measure { value: Float status: Status! band: String source: String! }
  type Period { label: String! }
  enum Stage { "Prosecuted (truy tố): charged (cáo trạng)." PROSECUTED "Initiated (điều tra)." INVESTIGATED NEW }
  enum Status { "Known (có số liệu)." REPORTED "None (bằng 0)." ZERO "Unknown (chưa có số liệu)." NOT_REPORTED "Hidden (ẩn vì quá nhỏ)." SUPPRESSED }`);

const FIGURE = 'fragment F on Measure { value status band source }';
const plan = (row: string, head = '($first: Int!, $after: String)', rest = FIGURE) =>
  exportPlan(
    `query X${head} { page: things(first: $first, after: $after) { nodes { ${row} } pageInfo { endCursor hasNextPage } } } ${rest}`,
    schema,
  );
const cells = (row: string, value: object) => plan(row).columns.map((column) => column.read(value));

describe('the columns of a row', () => {
  test('are named in Vietnamese, and by their path where they have no name yet', () => {
    const { page, columns } = plan('id members { ...F } parent { name parent { isPilot other: id } }');
    expect(page).toEqual(['page']);
    expect(columns.map(({ header }) => header)).toEqual([
      'Mã định danh',
      'Số hội viên, đoàn viên',
      'Số hội viên, đoàn viên: tình trạng',
      'Số hội viên, đoàn viên: nguồn',
      'Tổ chức cấp trên',
      'Thí điểm',
      'parent.parent.other',
    ]);
  });

  test('are those of a page below a single object, too', () => {
    const below =
      'query X($first: Int!, $after: String) { one: thing { parts(first: $first, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } } }';
    const { page, columns } = exportPlan(below, schema);
    expect([page, columns.map(({ header }) => header)]).toEqual([['one', 'parts'], ['Tên']]);
  });

  test.each([
    [{ value: 7, status: 'REPORTED', band: null }, [7, 'Có số liệu', null]],
    [{ value: 0, status: 'ZERO', band: null }, [0, 'Bằng 0', null]],
    [{ value: null, status: 'SUPPRESSED', band: '1-4' }, ['<5', 'Ẩn vì quá nhỏ', null]],
    [{ value: null, status: 'NOT_REPORTED', band: null }, [null, 'Chưa có số liệu', null]],
  ])('show the figure %j and its status', (members, expected) => {
    expect(cells('members { ...F }', { members })).toEqual(expected);
  });

  test('call values of enums by the Vietnamese words of their descriptions, and by their codes where there are none', () => {
    const row = { stage: 'PROSECUTED', kind: ['INVESTIGATED', 'PROSECUTED'] };
    expect(cells('stage kind', row)).toEqual(['Truy tố', 'Điều tra; Truy tố']);
    expect(cells('stage kind', { stage: 'NEW', kind: [] })).toEqual(['NEW', null]);
    expect(cells('stage kind', { stage: null, kind: null })).toEqual([null, null]);
  });

  test.each([
    ['2024-05-09', { day: '2024-05-09' }],
    ['2024-05', '05/2024'],
    ['2024', '2024'],
    ['2024-Q2', 'Quý 2/2024'],
    ['2023-01-01/2024-04', '01/01/2023 – 04/2024'],
    [null, null],
  ])('write the period %s as offices do', (label, expected) => {
    expect(cells('period { label }', { period: { label } })).toEqual([expected]);
  });

  test('hold days as days, and join lists in their order with empty places kept', () => {
    const row = {
      occurredOn: '2024-05-09',
      parent: null,
      handledBy: [
        { name: 'a', on: '2024-05-09', isPilot: true },
        { name: null, on: null, isPilot: null },
        { name: 'c', on: '1850-01-01', isPilot: false },
      ],
    };
    expect(cells('occurredOn parent { name } handledBy { name on: occurredOn isPilot }', row)).toEqual([
      { day: '2024-05-09' },
      null,
      'a; ; c',
      '09/05/2024; ; 1850-01-01',
      'Có; ; Không',
    ]);
    expect(cells('handledBy { name }', { handledBy: [] })).toEqual([null]);
  });
});

describe('a selection makes no file', () => {
  test.each([
    [
      'when a figure lacks what tells hidden from unknown',
      'members { value }',
      'select its status, band too',
    ],
    ['when two columns would have one name', 'name a: parent { name }', 'two columns are called "Tên"'],
    ['when a page in a row could be cut unseen', 'parts(first: 5) { nodes { id } }', 'select its pageInfo'],
  ])('%s', (_when, row, message) => {
    expect(() => plan(row)).toThrow(message);
  });

  test.each([
    [
      'when the export cannot turn its pages',
      '{ things { nodes { id } pageInfo { endCursor hasNextPage } } }',
      'declare $first',
    ],
    ['when it is no page', 'query ($first: Int) { thing { id } }', 'thing.id is no page'],
    [
      'when it is a page of each of many',
      'query ($first: Int) { many { parts { nodes { id } } } }',
      'many is no page',
    ],
    ['when it asks for two things', '{ thing { id } other: thing { id } }', 'exactly one field'],
    [
      'when nothing says where the next page begins',
      'query ($first: Int!, $after: String) { things(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage } } }',
      'endCursor hasNextPage',
    ],
    [
      'when it holds more than rows',
      'query ($first: Int!, $after: String) { things(first: $first, after: $after) { total nodes { id } pageInfo { endCursor hasNextPage } } }',
      'total has no place',
    ],
  ])('%s', (_when, source, message) => {
    expect(() => exportPlan(source, schema)).toThrow(message);
  });
});
