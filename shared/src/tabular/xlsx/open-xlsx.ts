/** Opens a sheet of a workbook and reads it as a stream, never the whole of it at once. */
import type { Sheet, SheetRow } from '../cell.js';
import type { TableLimits } from '../limits.js';
import { UnreadableFile } from '../unreadable-file.js';
import { dayStyles } from './cell-styles.js';
import { sharedStrings } from './cell-text.js';
import { PackedParts } from './packed-parts.js';
import { SheetRows } from './sheet-rows.js';
import { workbookParts } from './workbook-parts.js';
import { readXml } from './xml.js';

/** @param preferred name of the sheet to read where the workbook has it */
export async function openXlsx(bytes: Buffer, preferred: string | null, limits: TableLimits): Promise<Sheet> {
  return orDamaged(async () => {
    const parts = await PackedParts.open(bytes, limits);
    const workbook = await workbookParts(parts);
    const sheet = workbook.sheets.find(({ name }) => name === preferred) ?? workbook.sheets[0];
    if (sheet === undefined || !parts.has(sheet.part)) throw notAWorkbook();
    const context = {
      strings: await sharedStrings(parts, workbook.sharedStrings),
      dayStyles: await dayStyles(parts, workbook.styles),
      since1904: workbook.since1904,
      limits,
    };
    const read = { bytes: 0 };
    const chunks = counted(await parts.stream(sheet.part), read);
    return {
      name: sheet.name,
      rows: rowsOf(chunks, new SheetRows(context), limits),
      progress: () => Math.min(1, read.bytes / Math.max(1, parts.sizeOf(sheet.part))),
    };
  });
}

async function* rowsOf(
  chunks: AsyncIterable<Buffer>,
  rows: SheetRows,
  limits: TableLimits,
): AsyncGenerator<SheetRow[]> {
  const steps = readXml(chunks, rows, limits.pieceCharacters);
  try {
    while (!(await orDamaged(() => steps.next())).done) {
      const batch = rows.take();
      if (batch.length > 0) yield batch;
    }
  } finally {
    await steps.return(undefined);
  }
}

async function* counted(stream: AsyncIterable<Buffer>, read: { bytes: number }): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    read.bytes += chunk.length;
    yield chunk;
  }
}

/** Whatever else goes wrong here comes from the file. */
async function orDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile(
      'DAMAGED_WORKBOOK',
      'Tệp Excel bị hỏng hoặc chưa tải lên đủ.',
      'Mở tệp trong Excel, lưu lại ở dạng .xlsx rồi gửi lại.',
      { cause },
    );
  }
}

function notAWorkbook(): UnreadableFile {
  return new UnreadableFile(
    'NOT_A_WORKBOOK',
    'Tệp nén này không phải bảng tính Excel, hoặc không có sheet nào hiện ra.',
    'Dùng tệp mẫu .xlsx, hoặc bỏ ẩn sheet có dữ liệu.',
  );
}
