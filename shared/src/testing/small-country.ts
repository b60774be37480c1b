/** A country of a few units whose keys lie close together, to test where a scope ends. */
import type { ScratchSchema } from './scratch-schema.js';

/** Identity, GSO code, level and parent. The numbers are chosen so that neighbours' keys share all but their last digits. */
const UNITS: readonly [id: number, code: string | null, level: string, parent: number | null][] = [
  [1, 'VN', 'COUNTRY', null],
  [0x10, '10', 'PROVINCE', 1],
  [0x11, '11', 'PROVINCE', 1],
  [0x100, '12', 'PROVINCE', 1],
  [0x1000, '13', 'PROVINCE', 1],
  [0x101, '101', 'DISTRICT', 0x10],
  [0x102, '102', 'DISTRICT', 0x10],
  [0x1010, '103', 'DISTRICT', 0x10],
  [0x111, '111', 'DISTRICT', 0x11],
  [0x1011, '10101', 'WARD', 0x101],
  [0xfffff, '10102', 'WARD', 0x101],
  [0x1012, '10201', 'WARD', 0x102],
  [0x10101, null, 'NEIGHBOURHOOD', 0x1011],
];

/** Ids of the units under one, itself included, worked out from the parents and not from the keys. */
export function unitsUnder(root: number): number[] {
  const children = UNITS.filter(([, , , parent]) => parent === root).flatMap(([id]) => unitsUnder(id));
  return [root, ...children].sort((a, b) => a - b);
}

export async function publishSmallCountry({ admin }: ScratchSchema): Promise<void> {
  for (const [id, code, level, parent] of UNITS) {
    await admin.query(
      `insert into app.unit_directory (unit_id, key, code, level, valid, skey)
       select $1::int, 'test:' || $1::int, $2, $3, '(,)',
         coalesce((select skey from app.unit_directory where unit_id = $4::int), '') || app.seg($1::int)`,
      [id, code, level, parent],
    );
  }
}

export const ALL_UNITS: readonly number[] = UNITS.map(([id]) => id);
