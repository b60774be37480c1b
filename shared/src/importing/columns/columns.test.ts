/** Readers of cells: what each takes, and what it says about what it does not take. */
import { describe, expect, test } from '@jest/globals';
import { registerEnumType } from 'type-graphql';
import { labelsOf } from '../enum-labels.js';
import { Fault } from '../fault.js';
import type { CellReader } from '../template.js';
import { day, statedDate } from './date.js';
import { identity } from './id.js';
import { labelled, listOf } from './list.js';
import { decimalNumber, wholeNumber } from './number.js';
import { choice, freeText, sourceKey } from './text.js';
import { unitCode } from './unit.js';

type Kind = 'TEXT' | 'NUMBER' | 'DATE' | 'ERROR';

/** The value, or the code of the fault. */
function read(reader: CellReader<unknown>, text: string, kind: Kind = 'TEXT'): unknown {
  const value = reader.read({ text, kind });
  if (!(value instanceof Fault)) return value;
  expect(value.problem).toMatch(/\.$/);
  expect(value.fix).toMatch(/\.$/);
  return `fault ${value.code}`;
}

describe('a cell', () => {
  test.each<[string, CellReader<unknown>, string, Kind, unknown]>([
    ['a unit code', unitCode(), '16732', 'TEXT', '16732'],
    ['a unit code that is a number with all its digits', unitCode(), '16732', 'NUMBER', '16732'],
    ['a unit code that may have lost its zeros', unitCode(), '40', 'NUMBER', 'fault CODE_WITHOUT_ZEROS'],
    ['a province', unitCode(), '40', 'TEXT', '40'],
    ['an identity of the graph', unitCode(), 'u123', 'TEXT', 'u123'],
    ['four digits', unitCode(), '1673', 'TEXT', 'fault NOT_A_UNIT_CODE'],
    ['a name for a code', unitCode(), 'Cửa Lò', 'TEXT', 'fault NOT_A_UNIT_CODE'],
    ['a whole number', wholeNumber({ min: 0, max: 9999 }), '1.234', 'TEXT', 1234],
    ['a number beyond the bounds', wholeNumber({ min: 0, max: 9999 }), '10000', 'TEXT', 'fault OUT_OF_RANGE'],
    ['a negative count', wholeNumber({ min: 0, max: 9999 }), '-1', 'NUMBER', 'fault OUT_OF_RANGE'],
    ['an ambiguous number', decimalNumber({ min: 0, max: 9999 }), '1.234', 'TEXT', 'fault AMBIGUOUS_NUMBER'],
    ['a decimal number', decimalNumber({ min: 0, max: 9999 }), '1.234,5', 'TEXT', 1234.5],
    ['words for a number', wholeNumber({ min: 0, max: 9 }), 'ba', 'TEXT', 'fault NOT_A_NUMBER'],
    ['a day', day(), '9/5/2023', 'TEXT', '2023-05-09'],
    ['a day that the file marks', day(), '2023-05-09', 'DATE', '2023-05-09'],
    ['a day that is only a number', day(), '45055', 'NUMBER', 'fault NOT_A_DATE'],
    ['a day to come', day(), '01/01/2999', 'TEXT', 'fault DATE_IN_FUTURE'],
    ['a day to come where it makes sense', day({ future: true }), '01/01/2999', 'TEXT', '2999-01-01'],
    ['a month', statedDate(), '05/2023', 'TEXT', '2023-05'],
    ['a year', statedDate(), '2023', 'NUMBER', '2023'],
    ['a year to come', statedDate(), '2099', 'TEXT', 'fault DATE_IN_FUTURE'],
    ['a number that is no year', statedDate(), '45055', 'NUMBER', 'fault NOT_A_DATE'],
    ['a text', freeText(), 'Báo cáo', 'TEXT', 'Báo cáo'],
    ['a text of 280 letters', freeText(), 'ă'.repeat(280), 'TEXT', 'ă'.repeat(280)],
    ['a text of 281 letters', freeText(), 'ă'.repeat(281), 'TEXT', 'fault TEXT_TOO_LONG'],
    ['a text with a telephone number', freeText(), 'gọi 0912345678', 'TEXT', 'fault PERSONAL_DATA'],
    ['a key', sourceKey(), 'DS-001', 'TEXT', 'DS-001'],
    ['a key that is an identity number', sourceKey(), '040123456789', 'NUMBER', 'fault PERSONAL_DATA'],
    ['a choice by its label', choice({ SIGNED: 'Đã ký' }), 'đã  KÝ', 'TEXT', 'SIGNED'],
    ['a choice by its value', choice({ SIGNED: 'Đã ký' }), 'SIGNED', 'TEXT', 'SIGNED'],
    ['no choice', choice({ SIGNED: 'Đã ký' }), 'ký rồi', 'TEXT', 'fault NOT_A_CHOICE'],
  ])('with %s', (_what, reader, text, kind, expected) => expect(read(reader, text, kind)).toBe(expected));
});

describe('labels of an enum', () => {
  /** For good: schemas that other tests build in this process meet it, so its name must be one of GraphQL. */
  const register = (name: string, descriptions: Record<string, string>) => {
    const values = Object.fromEntries(Object.keys(descriptions).map((value) => [value, value]));
    const valuesConfig = Object.fromEntries(
      Object.entries(descriptions).map(([value, description]) => [value, { description }]),
    );
    registerEnumType(values, { name, valuesConfig });
    return values;
  };

  test('are what stands in the first parentheses of the descriptions, and are read again', () => {
    const stages = register('Stage', {
      TRIED: 'Tried (xét xử), in court (tòa án).',
      REPORTED: 'Reported (phát hiện, tiếp nhận).',
      MEETING: 'Meeting (đại hội).',
    });
    const labels = labelsOf(stages);
    expect(labels).toEqual({ TRIED: 'Xét xử', REPORTED: 'Phát hiện, tiếp nhận', MEETING: 'Đại hội' });
    expect(Object.values(labels).map((label) => read(choice(labels), label!))).toEqual(Object.keys(stages));
  });

  test.each([
    ['none', 'SeatUnnamed', { A: 'Chair (chủ tọa).', B: 'Deputy.' }],
    ['that of another', 'SeatNamedTwice', { A: 'Chair (chủ tọa).', B: 'Deputy (chủ tọa).' }],
  ])('are refused where a value has %s', (_what, name, descriptions) => {
    const values = register(name, descriptions);
    expect(() => labelsOf(values)).toThrow(`${name}.B needs a label of its own`);
  });

  test('are not looked for in what is no enum of the schema', () => {
    expect(() => labelsOf({ A: 'A' })).toThrow('not registered');
  });
});

const LEAFLETS = labelled(
  choice({ LEAFLET: 'Tờ rơi', POST: 'Tin, bài' }),
  wholeNumber({ min: 0, max: 9999 }),
);

describe('a cell of several entries', () => {
  test.each<[string, string, unknown]>([
    ['one entry', 'tờ rơi: 1.250', [{ label: 'LEAFLET', amount: 1250 }]],
    [
      'entries in any order, with and without amounts',
      ' Tin, bài ;; Tờ rơi:0; ',
      [
        { label: 'POST', amount: null },
        { label: 'LEAFLET', amount: 0 },
      ],
    ],
    ['an entry twice', 'Tờ rơi: 1; TỜ RƠI: 2', 'fault REPEATED_ENTRY'],
    ['a label that is none', 'Tờ rơi: 1; Loa', 'fault NOT_A_CHOICE'],
    ['an amount that is none', 'Tờ rơi: nhiều', 'fault NOT_A_NUMBER'],
    ['nothing but semicolons', ' ; ', 'fault EMPTY_LIST'],
  ])('with %s', (_what, text, expected) =>
    expect(read(listOf(LEAFLETS, { max: 2, key: ({ label }) => label }), text)).toEqual(expected),
  );

  test('says which entry is wrong, without what points at a person', () => {
    const fault = listOf(LEAFLETS, { max: 2, key: ({ label }) => label }).read({
      text: 'Tờ rơi: 1; Anh A 0912345678',
      kind: 'TEXT',
    });
    expect(fault).toMatchObject({ problem: 'Mục "Anh A •••": Giá trị không có trong danh mục.' });
  });

  test('takes as many entries as are allowed, each an identity as the database writes it', () => {
    const id = (at: number) => `0000000${at}-89AB-4DEF-8123-456789ABCDEF`;
    const ids = listOf(identity('tổ chức'), { max: 2, key: (one) => one });
    expect(read(ids, [1, 2].map(id).join(';'))).toEqual([1, 2].map((at) => id(at).toLowerCase()));
    expect(read(ids, [1, 2, 3].map(id).join(';'))).toBe('fault TOO_MANY_ENTRIES');
    expect(read(ids, 'Công an phường')).toBe('fault NOT_AN_ID');
  });
});
