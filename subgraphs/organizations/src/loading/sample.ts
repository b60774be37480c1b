/** Synthetic organizations and pledges over the seeds' provinces, the same on every machine. */
import type { Load } from '@diaban/shared/loading/load';
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_PROVINCES } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import { type PlacedUnit, Units } from '@diaban/shared/loading/units';
import { clearRows, insertRecords, type MemberCountRow, noRecords, type Records } from './records.js';
import {
  FIRST_DAY,
  IN_WARDS,
  LAST_DAY,
  MARK,
  organizationId,
  SAMPLE_KINDS,
  type SampleKind,
  type SampleLevel,
  type SampleUnit,
} from './sample-kinds.js';
import { addPledges } from './sample-pledges.js';
import { addSeats } from './sample-seats.js';

const ABOVE_WARDS: readonly SampleKind[] = ['STEERING_COMMITTEE', 'PARTY_COMMITTEE'];
const LEVEL_LABELS: Record<SampleLevel, string> = {
  PROVINCE: 'cấp tỉnh',
  DISTRICT: 'cấp huyện',
  WARD: 'cấp xã',
};
/** digits of a scope key that one level takes */
const SKEY_SEGMENT = 5;
const YEAR_ENDS = ['2024-12-31', '2023-12-31', '2022-12-31', '2021-12-31'] as const;

export const sampleLoad: Load = {
  name: 'sample',
  version: '2',
  only: 'sample',
  async run(loading) {
    await insertRecords(loading, sampleRecords(await Units.read(loading)));
  },
  clear: (loading) => clearRows(loading, 'SYNTHETIC'),
};

function sampleRecords(units: Units): Records {
  const records = noRecords();
  const codes = new Map(units.all.map(({ skey, code }) => [skey, code]));
  for (const unit of SAMPLE_PROVINCES.flatMap((province) => units.under(province))) {
    records.coverage.push({ locality_id: unit.unitId, complete_since: FIRST_DAY, ...MARK });
    if (!isSampleUnit(unit)) continue;
    const above = codes.get(unit.skey.slice(0, -SKEY_SEGMENT)) ?? null;
    addOrganizations(unit, above, records);
    if (unit.level === 'WARD') addPledges(unit, records);
    else addSeats(unit, records);
  }
  return records;
}

function isSampleUnit(unit: PlacedUnit): unit is SampleUnit {
  return unit.code !== null && unit.level in LEVEL_LABELS;
}

/** @param above code of the unit above, whose organization of the same kind is the vertical superior */
function addOrganizations({ unitId, code, level }: SampleUnit, above: string | null, records: Records): void {
  const random = new Random(`organizations:${code}`);
  const kinds = level === 'WARD' ? IN_WARDS : [...IN_WARDS, ...ABOVE_WARDS];
  for (const kind of kinds) {
    const [label, low, high] = SAMPLE_KINDS[kind];
    const id = organizationId(code, kind);
    records.organizations.push({
      id,
      kind,
      name: `${label} ${LEVEL_LABELS[level]} ${code} (mẫu)`,
      locality_id: unitId,
      parent_id: level === 'PROVINCE' || above === null ? null : organizationId(above, kind),
      bodies: 1,
      role_note: null,
      stated_on: LAST_DAY,
      known_since: FIRST_DAY,
      ...MARK,
    });
    const members = random.between(low, high) * (level === 'WARD' ? 1 : 20);
    records.members.push(...memberCounts(id, members, level));
  }
}

/** The last day's count; above the wards also those of the years before, each a little smaller than the next. */
function memberCounts(id: string, members: number, level: SampleLevel): MemberCountRow[] {
  const days = level === 'WARD' ? [LAST_DAY] : [LAST_DAY, ...YEAR_ENDS];
  return days.map((day, back) => ({
    id: stableId(`members:${id}:${day}`),
    organization_id: id,
    as_of: day,
    count: Math.round(members * (1 - 0.03 * back)),
    recorded_at: day,
    ...MARK,
  }));
}
