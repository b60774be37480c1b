/** The files of a report, opened again: texts, layout of Decree 30/2020/NĐ-CP, and what is hidden stays hidden. */
import { buffer } from 'node:stream/consumers';
import { TABLE_LIMITS } from '@diaban/shared/tabular/limits';
import { openXlsx } from '@diaban/shared/tabular/xlsx/open-xlsx';
import { PackedParts } from '@diaban/shared/tabular/xlsx/packed-parts';
import { TestSubgraph, viewer } from '@diaban/shared/testing/test-subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subgraph } from '../../subgraph.js';
import { DISTRICT, done, oweReports, WARD } from '../testing/keep-reports.js';

const LETTERHEAD = {
  authority: 'Công an thị xã Cửa Lò',
  issuer: 'Công an phường Nghi Hương',
  abbreviation: 'CAP',
  place: 'Nghi Hương',
  recipient: 'Công an thị xã Cửa Lò',
  signatory: 'Trưởng Công an phường',
};
const FIGURES = [
  { indicator: 'OUTREACH_SESSIONS', value: 7, note: '=1+1' },
  { indicator: 'OUTREACH_REACH', value: 1234 },
  { indicator: 'SUBJECTS_HANDLED', value: 3 },
  { indicator: 'HOTSPOTS_OPEN', value: 0 },
];

let campaigns: TestSubgraph;
let id: string;
beforeAll(async () => {
  campaigns = await TestSubgraph.start(subgraph);
  const owed = await oweReports(campaigns, {
    letterhead: LETTERHEAD,
    content: 'Kết quả phòng, chống ma túy',
  });
  id = owed['2024-02']!;
  await done(campaigns, 'saveDraft', id, WARD, { figures: FIGURES });
});
afterAll(() => campaigns.stop());

async function fileFor(as: typeof WARD, args: string, report = id) {
  const { data, errors } = await campaigns.run(
    `{ report(id: "${report}") { file(${args}) { fileName contentType content } } }`,
    { as },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const { content, ...rest } = data.report.file;
  return { ...rest, bytes: Buffer.from(content, 'base64') } as {
    fileName: string;
    contentType: string;
    bytes: Buffer;
  };
}

/** The parts of a document as text. */
async function documentFor(as: typeof WARD, args = 'format: DOCX', report = id) {
  const { bytes } = await fileFor(as, args, report);
  const parts = await PackedParts.open(bytes, TABLE_LIMITS);
  const part = async (name: string) => (await buffer(await parts.stream(name))).toString();
  const xml = await part('word/document.xml');
  const paragraphs = xml
    .split('</w:p>')
    .map((one) => [...one.matchAll(/<w:t(?: [^>]*)?>([^<]*)/g)].map(([, text]) => text).join(''))
    .filter((text) => text !== '');
  return { xml, paragraphs, part };
}

describe('the Word document', () => {
  test('stands on A4 with margins within the decree, set in Times New Roman 11 to 14', async () => {
    const { xml, part } = await documentFor(WARD);
    const millimetres = (name: string) =>
      Math.round(
        (Number(new RegExp(`<w:pg(?:Sz|Mar)[^>]* w:${name}="(\\d+)"`).exec(xml)?.[1]) / 1440) * 25.4,
      );
    expect([millimetres('w'), millimetres('h')]).toEqual([210, 297]);
    for (const [side, from, to] of [
      ['top', 20, 25],
      ['bottom', 20, 25],
      ['left', 30, 35],
      ['right', 15, 20],
    ] as const) {
      expect(millimetres(side)).toBeGreaterThanOrEqual(from);
      expect(millimetres(side)).toBeLessThanOrEqual(to);
    }
    expect(new Set([...xml.matchAll(/w:ascii="([^"]+)"/g)].map(([, font]) => font))).toEqual(
      new Set(['Times New Roman']),
    );
    const sizes = new Set([...xml.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size) / 2));
    expect([...sizes].sort((a, b) => a - b)).toEqual([11, 12, 13, 14]);
    expect(await part('word/styles.xml')).toContain('Times New Roman');
    expect(xml).toContain('<w:titlePg');
  });

  test('is headed, titled, addressed and signed as an official document, by offices and roles', async () => {
    const { paragraphs } = await documentFor(WARD);
    expect(paragraphs.slice(0, 12)).toEqual([
      'CÔNG AN THỊ XÃ CỬA LÒ',
      'CÔNG AN PHƯỜNG NGHI HƯƠNG',
      'Số:          /BC-CAP',
      'DỰ THẢO',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Nghi Hương, ngày …… tháng …… năm 2024',
      'BÁO CÁO',
      'Kết quả phòng, chống ma túy tháng 02 năm 2024',
      'Kính gửi: Công an thị xã Cửa Lò',
      'Thực hiện chế độ báo cáo định kỳ hàng tháng, Công an phường Nghi Hương báo cáo Công an thị xã Cửa Lò số liệu tháng 02 năm 2024 như sau:',
      'TT',
    ]);
    expect(paragraphs.slice(-4)).toEqual([
      'Nơi nhận:',
      '- Công an thị xã Cửa Lò;',
      '- Lưu: VT.',
      'TRƯỞNG CÔNG AN PHƯỜNG',
    ]);
  });

  test('shows each figure: numbers as they are written in Vietnamese, zero, hidden, and not reported', async () => {
    const { paragraphs } = await documentFor(WARD);
    const after = (label: string) =>
      paragraphs.slice(paragraphs.indexOf(label) + 1, paragraphs.indexOf(label) + 4);
    expect(after('Lượt người được tuyên truyền')).toEqual(['lượt người', '1.234', '6']);
    expect(after('Buổi tuyên truyền, vận động')).toEqual(['buổi', '7', '=1+1']);
    expect(after('Đối tượng bị xử lý')).toEqual(['đối tượng', '&lt;5', '9']);
    expect(after('Tụ điểm, điểm phức tạp về ma túy hiện có')).toEqual(['điểm', '0', '11']);
    expect(after('Tin tố giác về tội phạm ma túy')).toEqual(['tin', '—', '10']);
    expect(paragraphs).toContainEqual(expect.stringMatching(/^Ký hiệu: “&lt;5”: từ 1 đến 4/));
  });

  test('shows a viewer above no figure of a draft', async () => {
    const { paragraphs, xml } = await documentFor(DISTRICT);
    expect(paragraphs.filter((text) => text === '—')).toHaveLength(11);
    expect(xml).not.toContain('1.234');
  });

  test('takes what the request says of the head before what the obligation says', async () => {
    const { paragraphs } = await documentFor(
      WARD,
      'format: DOCX, letterhead: { signatory: "KT. Trưởng Công an; Phó trưởng Công an", place: "Cửa Lò" }',
    );
    expect(paragraphs.at(-1)).toBe('KT. TRƯỞNG CÔNG AN; PHÓ TRƯỞNG CÔNG AN');
    expect(paragraphs[6]).toBe('Cửa Lò, ngày …… tháng …… năm 2024');
    const { errors } = await campaigns.run(
      `{ report(id: "${id}") { file(format: DOCX, letterhead: { place: "0912345678" }) { fileName } } }`,
      { as: WARD },
    );
    expect(errors?.[0]?.extensions).toEqual({ code: 'INVALID', field: 'place' });
  });

  test('leaves dots to fill in where the obligation states nothing, and bears the day when it was sent', async () => {
    const plain = Object.values(await oweReports(campaigns, { periodicity: ['QUARTERLY'] }))[0]!;
    await done(campaigns, 'saveDraft', plain, WARD, { figures: FIGURES });
    await done(campaigns, 'submitReport', plain, WARD);
    await campaigns.admin.query(`update campaigns.reports set submitted_on = '2024-04-05' where id = $1`, [
      plain,
    ]);
    const { paragraphs } = await documentFor(WARD, 'format: DOCX', plain);
    expect(paragraphs).toContain('………………, ngày 05 tháng 4 năm 2024');
    expect(paragraphs).not.toContain('DỰ THẢO');
  });
});

test('the spreadsheet holds the same figures, texts as texts, and what the report is on a second sheet', async () => {
  const { fileName, contentType, bytes } = await fileFor(WARD, 'format: XLSX');
  expect(fileName).toBe(`bao-cao-2024-02-${id.slice(0, 8)}.xlsx`);
  expect(contentType).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  const cells = async (sheet: string) => {
    const rows: string[][] = [];
    for await (const batch of (await openXlsx(bytes, sheet, TABLE_LIMITS)).rows)
      for (const { cells: row } of batch) rows.push(row.map((cell) => cell?.text ?? ''));
    return rows;
  };
  const figures = await cells('Số liệu');
  expect(figures).toHaveLength(12);
  expect(figures[4]).toEqual(['4', 'OUTREACH_SESSIONS', 'Buổi tuyên truyền, vận động', 'buổi', '7', '=1+1']);
  expect(figures[5]!.slice(4)).toEqual(['1234']);
  expect(figures[8]!.slice(4)).toEqual(['<5']);
  expect(figures[9]!.slice(4)).toEqual(['—']);
  expect(await cells('Thông tin')).toContainEqual(['Tình trạng', 'Dự thảo']);
});

test('a made-up report says so on its face', async () => {
  const sample = await TestSubgraph.start(subgraph, 'diaban_sample');
  try {
    const { data } = await sample.run(
      '{ reports(first: 1, filter: { statuses: [APPROVED] }) { nodes { file(format: DOCX) { content } } } }',
      { as: viewer('district', '413') },
    );
    const parts = await PackedParts.open(
      Buffer.from(data.reports.nodes[0].file.content, 'base64'),
      TABLE_LIMITS,
    );
    expect((await buffer(await parts.stream('word/document.xml'))).toString()).toContain(
      'SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT',
    );
  } finally {
    await sample.stop();
  }
});
