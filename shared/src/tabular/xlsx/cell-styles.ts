/** Which styles of a workbook show a number as a day: the file itself keeps days as numbers. */
import type { PackedParts } from './packed-parts.js';
import { walkXml } from './xml.js';

/** Formats that every program knows by number; 27 to 36 and 50 to 58 are those of East Asian languages. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, ...range(27, 31), 36, ...range(50, 54), 57, 58]);

/** @returns for each style, by its number, whether it shows a day */
export async function dayStyles(parts: PackedParts, part: string | null): Promise<boolean[]> {
  if (part === null) return [];
  const formats = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await walkXml(
    await parts.stream(part),
    {
      open(name, { numFmtId, formatCode }) {
        if (name === 'numFmt') formats.set(Number(numFmtId), showsDay(formatCode ?? ''));
        if (name === 'cellXfs') inCells = true;
        if (name === 'xf' && inCells) {
          const id = Number(numFmtId ?? 0);
          styles.push(formats.get(id) ?? BUILT_IN.has(id));
        }
      },
      close(name) {
        if (name === 'cellXfs') inCells = false;
      },
    },
    parts.limits.pieceCharacters,
  );
  return styles;
}

/** @param format such as `dd/mm/yyyy` or `[$-42A]d "tháng" m` */
export function showsDay(format: string): boolean {
  const letters = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').toLowerCase();
  return /[dy]/.test(letters) || (/m/.test(letters) && !/[hs]/.test(letters));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
