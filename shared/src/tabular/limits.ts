/** How much of a file is read at most, so that no upload can exhaust memory or processor. */
export interface TableLimits {
  /** of the file as it was sent */
  fileBytes: number;
  /** of all that is unpacked from it */
  unpackedBytes: number;
  /** rows that are not empty, header included */
  rows: number;
  columns: number;
  /** members of a packed file */
  parts: number;
  /** of one piece of text or markup */
  pieceCharacters: number;
}

const MiB = 1024 * 1024;

export const TABLE_LIMITS: TableLimits = {
  fileBytes: 20 * MiB,
  unpackedBytes: 300 * MiB,
  rows: 200_001,
  columns: 100,
  parts: 1_000,
  pieceCharacters: MiB,
};
