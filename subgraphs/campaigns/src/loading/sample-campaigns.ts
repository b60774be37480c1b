/** Synthetic campaigns of wards and districts, and the reports owed on those of districts. */
import { Random } from '@diaban/shared/loading/random';
import { sampleMilestones } from '@diaban/shared/loading/sample';
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
