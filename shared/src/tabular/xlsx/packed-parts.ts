/** The members of a packed file, each read as a stream, all of them together within a bound. */
import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import type { TableLimits } from '../limits.js';
import { UnreadableFile } from '../unreadable-file.js';

export class PackedParts {
  private readonly entries = new Map<string, Entry>();
  private budget: number;

  private constructor(
    private readonly zip: ZipFile,
    readonly limits: TableLimits,
  ) {
    this.budget = limits.unpackedBytes;
  }

  static async open(bytes: Buffer, limits: TableLimits): Promise<PackedParts> {
    const zip = await fromBufferPromise(bytes, { autoClose: false });
    if (zip.entryCount > limits.parts) {
      throw new UnreadableFile(
        'TOO_MANY_PARTS',
        `Tệp nén có hơn ${limits.parts} thành phần.`,
        'Chép dữ liệu vào tệp mẫu rồi gửi lại.',
      );
    }
    const parts = new PackedParts(zip, limits);
    for await (const entry of zip.eachEntry()) parts.entries.set(entry.fileName, entry);
    return parts;
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** Bytes of a part when unpacked, as the file declares them; the stream fails when there are more. */
  sizeOf(name: string): number {
    return this.entries.get(name)?.uncompressedSize ?? 0;
  }

  /** @throws UnreadableFile where all that was opened so far is more than a file may unpack to */
  async stream(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new Error(`The workbook has no part ${name}`);
    // declared sizes are enough: unpacking stops with an error at the first byte beyond them
    this.budget -= entry.uncompressedSize;
    if (this.budget < 0) {
      throw new UnreadableFile(
        'UNPACKED_TOO_LARGE',
        `Tệp giải nén ra hơn ${Math.floor(this.limits.unpackedBytes / 1024 / 1024)} MB.`,
        'Xóa định dạng của các dòng, cột trống và các sheet không cần, hoặc chia thành nhiều tệp.',
      );
    }
    return this.zip.openReadStreamPromise(entry);
  }
}
