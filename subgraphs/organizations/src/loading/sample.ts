/** Synthetic organizations and pledges over the seeds' provinces, the same on every machine. */
import type { Load } from '@diaban/shared/loading/load';
import { Random } from '@diaban/shared/loading/random';
import {
  SAMPLE_FROM,
  SAMPLE_PROVINCES,
  SAMPLE_SOURCE,
  SAMPLE_TO,
  sampleMilestones,
} from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import { type PlacedUnit, Units } from '@diaban/shared/loading/units';
import type { OrganizationKind } from '../organization/organization-kind.js';
import {
  clearRows,
  insertRecords,
  type OrganizationRow,
  type Records,
  type SignatoryRow,
} from './records.js';

type SampleLevel = 'PROVINCE' | 'DISTRICT' | 'WARD';
type SampleUnit = PlacedUnit & { code: string; level: SampleLevel };

/** Vietnamese label and plausible number of members in a ward; a level above has twenty times as many. */
const KINDS = {
  PEOPLES_COMMITTEE: ['Ủy ban nhân dân', 12, 25],
  POLICE: ['Công an', 6, 18],
  FATHERLAND_FRONT: ['Ủy ban Mặt trận Tổ quốc', 20, 45],
  WOMENS_UNION: ['Hội Liên hiệp Phụ nữ', 300, 1_500],
  YOUTH_UNION: ['Đoàn Thanh niên', 80, 400],
  FARMERS_ASSOCIATION: ['Hội Nông dân', 200, 1_200],
  VETERANS_ASSOCIATION: ['Hội Cựu chiến binh', 60, 350],
  MILITARY_COMMAND: ['Ban Chỉ huy quân sự', 3, 9],
  STEERING_COMMITTEE: ['Ban Chỉ đạo phòng, chống ma túy', 9, 19],
  PARTY_COMMITTEE: ['Cấp ủy', 13, 40],
} as const satisfies Partial<Record<OrganizationKind, readonly [string, number, number]>>;
type SampleKind = keyof typeof KINDS;

const ABOVE_WARDS: readonly SampleKind[] = ['STEERING_COMMITTEE', 'PARTY_COMMITTEE'];
const IN_WARDS = (Object.keys(KINDS) as SampleKind[]).filter((kind) => !ABOVE_WARDS.includes(kind));
const LEVEL_LABELS: Record<SampleLevel, string> = {
  PROVINCE: 'cấp tỉnh',
  DISTRICT: 'cấp huyện',
  WARD: 'cấp xã',
};
const MARK = { provenance: 'SYNTHETIC', source: SAMPLE_SOURCE } as const;
/** digits of a scope key that one level takes */
const SKEY_SEGMENT = 5;
const FIRST_DAY = `${SAMPLE_FROM}-01`;

export const sampleLoad: Load = {
  name: 'sample',
  version: '1',
  only: 'sample',
  async run(loading) {
    await insertRecords(loading, sampleRecords(await Units.read(loading)));
  },
  clear: (loading) => clearRows(loading, 'SYNTHETIC'),
};

function sampleRecords(units: Units): Records {
  const records: Records = { organizations: [], pledges: [], signatories: [], coverage: [] };
  const codes = new Map(units.all.map(({ skey, code }) => [skey, code]));
  for (const unit of SAMPLE_PROVINCES.flatMap((province) => units.under(province))) {
    records.coverage.push({ locality_id: unit.unitId, complete_since: FIRST_DAY, ...MARK });
    if (!isSampleUnit(unit)) continue;
    const above = codes.get(unit.skey.slice(0, -SKEY_SEGMENT)) ?? null;
    records.organizations.push(...organizationsOf(unit, above));
    if (unit.level === 'WARD') addPledges(unit, records);
  }
  return records;
}

function isSampleUnit(unit: PlacedUnit): unit is SampleUnit {
  return unit.code !== null && unit.level in LEVEL_LABELS;
}

function organizationId(code: string, kind: SampleKind): string {
  return stableId(`org:sample:${code}:${kind}`);
}

/** @param above code of the unit above, whose organization of the same kind is the vertical superior */
function organizationsOf({ unitId, code, level }: SampleUnit, above: string | null): OrganizationRow[] {
  const random = new Random(`organizations:${code}`);
  const kinds = level === 'WARD' ? IN_WARDS : [...IN_WARDS, ...ABOVE_WARDS];
  return kinds.map((kind) => {
    const [label, low, high] = KINDS[kind];
    return {
      id: organizationId(code, kind),
      kind,
      name: `${label} ${LEVEL_LABELS[level]} ${code} (mẫu)`,
      locality_id: unitId,
      parent_id: level === 'PROVINCE' || above === null ? null : organizationId(above, kind),
      members: random.between(low, high) * (level === 'WARD' ? 1 : 20),
      bodies: 1,
      role_note: null,
      stated_on: `${SAMPLE_TO}-30`,
      known_since: FIRST_DAY,
      ...MARK,
    };
  });
}

/** A pledge on the day on which others joined the ward's campaign, and in some wards a pact at the next new year. */
function addPledges({ unitId, code }: SampleUnit, { pledges, signatories }: Records): void {
  const joined = sampleMilestones(code)?.joined;
  if (joined == null) return;
  const random = new Random(`pledges:${code}`);
  const campaign = stableId(`sample:campaign:${code}`);
  const shared = { locality_id: unitId, campaign_id: campaign, signed_inferred: false, ...MARK };

  const pledge = stableId(`pledge:sample:${code}`);
  pledges.push({ id: pledge, kind: 'PLEDGE', signed_on: joined, ...shared });
  const signed = organizationEntries(code, pledge, random.between(3, 7), random);
  signatories.push(
    ...signed,
    countedEntry(
      pledge,
      signed.length + 1,
      'RESIDENTIAL_BLOCKS',
      'các khối dân, thôn',
      random.between(4, 14),
    ),
    countedEntry(pledge, signed.length + 2, 'HOUSEHOLDS', 'các hộ gia đình', random.between(150, 1_800)),
  );

  const newYear = `${Number(joined.slice(0, 4)) + 1}-01-15`;
  if (!random.chance(0.25) || newYear > `${SAMPLE_TO}-30`) return;
  const pact = stableId(`pledge:sample:${code}:pact`);
  pledges.push({ id: pact, kind: 'EMULATION_PACT', signed_on: newYear, ...shared });
  signatories.push(...organizationEntries(code, pact, random.between(2, 4), random));
}

function organizationEntries(code: string, pledge: string, count: number, random: Random): SignatoryRow[] {
  const left = [...IN_WARDS];
  return Array.from({ length: count }, (_, index) => {
    const [kind] = left.splice(random.between(0, left.length - 1), 1) as [SampleKind];
    const entry = countedEntry(pledge, index + 1, 'ORGANIZATION', KINDS[kind][0], 1);
    return { ...entry, organization_id: organizationId(code, kind) };
  });
}

function countedEntry(
  pledge: string,
  position: number,
  kind: SignatoryRow['kind'],
  description: string,
  count: number,
): SignatoryRow {
  return { pledge_id: pledge, position, kind, organization_id: null, description, count };
}
