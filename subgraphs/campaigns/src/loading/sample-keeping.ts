/** Synthetic tasks, statements on zero targets, rehabilitation clubs and job projects. */
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_TO } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PlacedUnit } from '@diaban/shared/loading/units';
import type { SampleCampaign } from './sample-campaigns.js';
import { quarterEnds } from './sample-criteria.js';
import { addDays, SYNTHETIC, sampleOrganization } from './sample-origin.js';

const LAST_DAY = `${SAMPLE_TO}-30`;

const TASKS = [
  ['POLICE', 'Rà soát địa bàn, lập danh sách nhiệm vụ trọng tâm (mẫu)'],
  ['FATHERLAND_FRONT', 'Vận động nhân dân ký cam kết (mẫu)'],
  ['YOUTH_UNION', 'Tuyên truyền trong thanh niên, học sinh (mẫu)'],
] as const;

const ZERO_TARGETS = ['GATHERING_POINT', 'RING', 'RETAIL_POINT', 'PUBLIC_ORDER_SPOT'];

/** What each campaign gives three organizations to do within half a year. */
export function tasks({ id, planned }: SampleCampaign, { unitId, code }: PlacedUnit): object[] {
  const random = new Random(`sample:tasks:${code}`);
  return TASKS.map(([kind, title], at) => {
    const due = addDays(planned, random.between(60, 180));
    const done = addDays(due, random.between(-40, 20));
    return {
      id: stableId(`sample:task:${code}:${at}`),
      campaign_id: id,
      locality_id: unitId,
      title,
      organization_id: sampleOrganization(code!, kind),
      due_on: due,
      done_on: random.chance(0.8) && done <= LAST_DAY ? done : null,
      known_by: planned,
      ...SYNTHETIC,
    };
  });
}

/** What a district states of its four zero targets at the end of each quarter after the launch. */
export function statements({ id, launched }: SampleCampaign, { unitId, code }: PlacedUnit): object[] {
  if (launched === null) return [];
  const random = new Random(`sample:statements:${code}`);
  return quarterEnds(launched, LAST_DAY).flatMap((day) =>
    ZERO_TARGETS.map((kind) => {
      const count = random.chance(0.7) ? 0 : random.between(1, 3);
      return {
        id: stableId(`sample:statement:${code}:${kind}:${day}`),
        campaign_id: id,
        locality_id: unitId,
        kind,
        stated_on: day,
        holds: count === 0,
        count,
        ...SYNTHETIC,
      };
    }),
  );
}

export interface Supported {
  projects: object[];
  counts: object[];
}

/** A club or a project in some wards, counted at the end of each year. */
export function support({ unitId, code }: PlacedUnit): Supported {
  const random = new Random(`sample:support:${code}`);
  if (!random.chance(0.2)) return { projects: [], counts: [] };
  const kind = random.chance(0.6) ? 'REHAB_CLUB' : 'JOB_PROJECT';
  const started = addDays('2021-02-01', random.between(0, 1_200));
  const id = stableId(`sample:support:${code}`);
  const project = {
    id,
    locality_id: unitId,
    kind,
    title: kind === 'REHAB_CLUB' ? 'Câu lạc bộ cai nghiện (mẫu)' : 'Dự án tạo việc làm sau cai (mẫu)',
    organization_id: sampleOrganization(code!, kind === 'REHAB_CLUB' ? 'WOMENS_UNION' : 'FATHERLAND_FRONT'),
    started_on: started,
    known_by: started,
    ...SYNTHETIC,
  };
  const counts = ['2021', '2022', '2023', '2024']
    .map((year) => `${year}-12-31`)
    .filter((day) => day > started)
    .map((day) => ({ project_id: id, counted_on: day, supported: random.between(2, 18), ...SYNTHETIC }));
  return { projects: [project], counts };
}
