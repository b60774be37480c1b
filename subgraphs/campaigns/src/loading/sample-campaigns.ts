/** Synthetic campaigns of wards and districts with their assessments, and the reports owed on those of districts. */
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_TO, sampleMilestones } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PlacedUnit } from '@diaban/shared/loading/units';
import { addDays, SYNTHETIC, sampleCampaign, sampleOrganization } from './sample-origin.js';

export interface SampleCampaign {
  id: string;
  planned: string;
  launched: string | null;
  concluded: string | null;
  row: object;
}

const SECTIONS = [
  { title: 'Lãnh đạo, chỉ đạo (mẫu)', total: 4 },
  { title: 'Tuyên truyền, vận động (mẫu)', total: 5 },
  { title: 'Phòng ngừa, đấu tranh (mẫu)', total: 6 },
  { title: 'Cai nghiện, quản lý sau cai (mẫu)', total: 5 },
];

/** The set that sample campaigns are assessed against. */
export const SAMPLE_CRITERIA = {
  id: stableId('sample:criteria:drug-clean'),
  title: 'Bộ 20 tiêu chí “sạch về ma túy” (mẫu)',
  version: '1',
  applies_to: 'DRUG_CLEAN',
  is_temporary: false,
  total: SECTIONS.reduce((sum, { total }) => sum + total, 0),
  sections: SECTIONS,
  known_by: '2021-01-01',
  ...SYNTHETIC,
};

/** The campaign of a ward, as its milestones have it; null where nothing was planned. */
export function wardCampaign(unit: PlacedUnit): SampleCampaign | null {
  const milestones = sampleMilestones(unit.code!);
  if (milestones === null) return null;
  const random = new Random(`sample:campaign:${unit.code}`);
  const launched = milestones.begun;
  const concluded =
    launched !== null && launched < '2023' && random.chance(0.2) ? `2024-12-${random.between(10, 31)}` : null;
  return campaign(unit, milestones.planned, launched, concluded);
}

/** The campaign of about every second district; null elsewhere. Never a pilot: the only one of districts is a real one. */
export function districtCampaign(unit: PlacedUnit): SampleCampaign | null {
  const random = new Random(`sample:campaign:${unit.code}`);
  if (!random.chance(0.5)) return null;
  const planned = addDays('2021-02-01', random.between(0, 900));
  const launched = random.chance(0.8) ? addDays(planned, random.between(30, 120)) : null;
  return campaign(unit, planned, launched, null);
}

function campaign(
  { unitId, code, level }: PlacedUnit,
  planned: string,
  launched: string | null,
  concluded: string | null,
): SampleCampaign {
  const id = sampleCampaign(code!);
  const ofDistrict = level === 'DISTRICT';
  const row = {
    id,
    locality_id: unitId,
    title: ofDistrict
      ? 'Địa bàn cấp huyện sạch về ma túy (mẫu)'
      : 'Xã, phường, thị trấn sạch về ma túy (mẫu)',
    kind: 'DRUG_CLEAN',
    level,
    is_pilot: false,
    planned_on: planned,
    planned_inferred: false,
    launched_on: launched,
    launched_inferred: false,
    concluded_on: concluded,
    concluded_inferred: false,
    coverage_unit_level: ofDistrict ? 'WARD' : null,
    coverage_share: ofDistrict ? 100 : null,
    zero_targets: ofDistrict
      ? ['GATHERING_POINT', 'RING', 'RETAIL_POINT', 'PUBLIC_ORDER_SPOT']
      : ['GATHERING_POINT', 'RETAIL_POINT'],
    movements: ['Toàn dân bảo vệ an ninh Tổ quốc'],
    known_by: planned,
    ...SYNTHETIC,
  };
  return { id, planned, launched, concluded, row };
}

/** An assessment at the end of each quarter after the launch; what is met grows, with setbacks. */
export function assessments(
  { id, launched, concluded }: SampleCampaign,
  { unitId, code }: PlacedUnit,
): object[] {
  if (launched === null) return [];
  const random = new Random(`sample:assessments:${code}`);
  let met = random.between(7, 13);
  return quarterEnds(launched, concluded ?? `${SAMPLE_TO}-30`).map((day) => {
    met = Math.min(SAMPLE_CRITERIA.total, Math.max(5, met + random.between(-1, 2)));
    return {
      id: stableId(`sample:assessment:${code}:${day}`),
      campaign_id: id,
      locality_id: unitId,
      criteria_set_id: SAMPLE_CRITERIA.id,
      total: SAMPLE_CRITERIA.total,
      met,
      assessed_on: day,
      assessed_inferred: false,
      ...SYNTHETIC,
    };
  });
}

function quarterEnds(after: string, until: string): string[] {
  const ends: string[] = [];
  let [year, month] = after.split('-').map(Number) as [number, number];
  month = Math.ceil(month / 3) * 3;
  for (;;) {
    const day = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    if (day > until) return ends;
    if (day > after) ends.push(day);
    month += 3;
    if (month > 12) [year, month] = [year + 1, 3];
  }
}

/** District police report on the campaign of the district to its People's Committee. */
export function obligation({ id, planned }: SampleCampaign, { unitId, code }: PlacedUnit): object {
  return {
    id: stableId(`sample:obligation:${code}`),
    campaign_id: id,
    locality_id: unitId,
    from_id: sampleOrganization(code!, 'POLICE'),
    to_id: sampleOrganization(code!, 'PEOPLES_COMMITTEE'),
    periodicity: ['MONTHLY', 'QUARTERLY'],
    content: 'Kết quả thực hiện mô hình (mẫu)',
    known_by: planned,
    ...SYNTHETIC,
  };
}
