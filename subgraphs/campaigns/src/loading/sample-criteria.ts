/** The synthetic criteria set in its two versions, and assessments against it: by totals, and by criteria since 2025. */
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_TO } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PlacedUnit } from '@diaban/shared/loading/units';
import type { StoredItem } from '../criteria/assessment-item.js';
import type { Criterion } from '../criteria/criterion.js';
import type { SampleCampaign } from './sample-campaigns.js';
import { SYNTHETIC, sampleOrganization } from './sample-origin.js';

const SECTIONS = [
  { title: 'Lãnh đạo, chỉ đạo (mẫu)', total: 4 },
  { title: 'Tuyên truyền, vận động (mẫu)', total: 5 },
  { title: 'Phòng ngừa, đấu tranh (mẫu)', total: 6 },
  { title: 'Cai nghiện, quản lý sau cai (mẫu)', total: 5 },
];
const TOTAL = SECTIONS.reduce((sum, { total }) => sum + total, 0);

const ITEMS: readonly Criterion[] = SECTIONS.flatMap(({ title: section, total }, index) =>
  Array.from({ length: total }, (_, at) => {
    const code = `${index + 1}.${at + 1}`;
    return { code, title: `Tiêu chí ${code} (mẫu)`, section, rule: null };
  }),
);

const OBSTACLES = [
  'Thiếu kinh phí tuyên truyền (mẫu)',
  'Địa bàn rộng, đi lại khó khăn (mẫu)',
  'Chưa có nơi sinh hoạt câu lạc bộ (mẫu)',
];

function version(number: number, knownBy: string, items: readonly Criterion[], replacesId: string | null) {
  return {
    id: stableId(number === 1 ? 'sample:criteria:drug-clean' : `sample:criteria:drug-clean:${number}`),
    title: 'Bộ 20 tiêu chí “sạch về ma túy” (mẫu)',
    version: `${number}`,
    applies_to: 'DRUG_CLEAN',
    is_temporary: false,
    total: TOTAL,
    sections: SECTIONS,
    items,
    replaces_id: replacesId,
    known_by: knownBy,
    ...SYNTHETIC,
  };
}

const FIRST = version(1, '2021-01-01', [], null);
const SECOND = version(2, '2025-01-01', ITEMS, FIRST.id);

/** Both versions of the set, the earlier one first. */
export const SAMPLE_CRITERIA = [FIRST, SECOND];

/** An assessment at the end of each quarter after the launch; what is met grows, with setbacks. */
export function assessments(
  { id, launched, concluded }: SampleCampaign,
  { unitId, code }: PlacedUnit,
): object[] {
  if (launched === null) return [];
  const random = new Random(`sample:assessments:${code}`);
  let met = random.between(7, 13);
  return quarterEnds(launched, concluded ?? `${SAMPLE_TO}-30`).map((day) => {
    met = Math.min(TOTAL, Math.max(5, met + random.between(-1, 2)));
    const set = day < SECOND.known_by ? FIRST : SECOND;
    return {
      id: stableId(`sample:assessment:${code}:${day}`),
      campaign_id: id,
      locality_id: unitId,
      criteria_set_id: set.id,
      total: TOTAL,
      met,
      items: set.items.length === 0 ? [] : itemsMet(met, code!, day),
      assessed_on: day,
      assessed_inferred: false,
      ...SYNTHETIC,
    };
  });
}

/** Which criteria those are; every third of the others meets an obstacle that somebody helps with. */
function itemsMet(met: number, code: string, day: string): StoredItem[] {
  const random = new Random(`sample:items:${code}:${day}`);
  const order = ITEMS.map((_, at) => ({ at, key: random.next() })).sort((a, b) => a.key - b.key);
  const rank = new Map(order.map(({ at }, place) => [at, place]));
  return ITEMS.map((criterion, at) => {
    const place = rank.get(at)!;
    const blocked = place >= met && place % 3 === 0;
    const state = place < met ? 'MET' : blocked ? 'OBSTACLE' : 'NOT_MET';
    return {
      code: criterion.code,
      state,
      basis: 'STATED',
      obstacle: blocked ? random.pick(OBSTACLES) : null,
      helperId: blocked ? sampleOrganization(code, 'POLICE') : null,
      documentIds: [],
      activityIds: [],
    };
  });
}

/** The last days of the quarters between two days. */
export function quarterEnds(after: string, until: string): string[] {
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
