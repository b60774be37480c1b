/** The rules that class key areas (địa bàn trọng điểm) as data, version by version: what was read, and what was not. */

/** What is measured in a unit. */
export type Indicator =
  | 'PEOPLE_WITH_FILES'
  | 'PEOPLE_WITH_FILES_SHARE'
  | 'HARBOURING_PLACES'
  | 'OFFENDERS_ARRESTED_SHARE'
  | 'PLANTS'
  | 'PLANTED_AREA'
  | 'HOTSPOTS'
  | 'CRITERIA_ON_KEY_ROUTE';

export type AreaClass = 'TYPE_I' | 'TYPE_II' | 'TYPE_III' | 'KEY_PROVINCE' | 'DRUG_FREE';

/** A lower bound, in the unit of its indicator; null: it stands in the decision and was not read. */
export interface Threshold {
  indicator: Indicator;
  atLeast: number | null;
}

/** A criterion is met when one of its thresholds is reached. */
export interface AreaCriterion {
  code: string;
  title: string;
  anyOf: readonly Threshold[];
}

export interface ClassRule {
  areaClass: AreaClass;
  /** how many criteria must be met; null: not read */
  needed: number | null;
  criteria: readonly AreaCriterion[];
  /** false: the decision has criteria for this class that were not read */
  complete: boolean;
}

export interface RuleSet {
  id: string;
  decision: string;
  decidedOn: string;
  /** null: it is the latest one known */
  replacedOn: string | null;
  source: string;
  /** from the highest class down */
  classes: readonly ClassRule[];
}

const PEOPLE = 'Người nghiện, người sử dụng trái phép có hồ sơ quản lý so với dân số (%)';
const PLACES = 'Điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy';
const OFFENDERS = 'Người phạm tội về ma túy bị bắt so với dân số (%)';
const PLANTS = 'Cây có chứa chất ma túy được phát hiện (cây hoặc m²)';
const ROUTE = 'Có tiêu chí từ loại III trở lên và nằm trên tuyến trọng điểm';

const at = (indicator: Indicator, atLeast: number | null): Threshold => ({ indicator, atLeast });

function communeCriteria(
  people: number | null,
  places: number | null,
  offenders: number | null,
  [plants, area]: readonly [number | null, number | null],
  onRoute: number | null,
): AreaCriterion[] {
  return [
    { code: 'PEOPLE', title: PEOPLE, anyOf: [at('PEOPLE_WITH_FILES_SHARE', people)] },
    { code: 'PLACES', title: PLACES, anyOf: [at('HARBOURING_PLACES', places)] },
    { code: 'OFFENDERS', title: OFFENDERS, anyOf: [at('OFFENDERS_ARRESTED_SHARE', offenders)] },
    { code: 'PLANTS', title: PLANTS, anyOf: [at('PLANTS', plants), at('PLANTED_AREA', area)] },
    { code: 'ROUTE', title: ROUTE, anyOf: [at('CRITERIA_ON_KEY_ROUTE', onRoute)] },
  ];
}

const UNREAD: ClassRule[] = (['TYPE_II', 'TYPE_III'] as const).map((areaClass) => ({
  areaClass,
  needed: null,
  criteria: [],
  complete: false,
}));

export const RULE_SETS: readonly RuleSet[] = [
  {
    id: 'qd-28-2025',
    decision: 'Quyết định 28/2025/QĐ-TTg',
    decidedOn: '2025-08-24',
    replacedOn: null,
    source:
      'Quyết định 28/2025/QĐ-TTg ngày 24/8/2025, as far as read: not the lower bounds of types II and III',
    classes: [
      {
        areaClass: 'TYPE_I',
        needed: 3,
        criteria: communeCriteria(0.5, 2, 0.1, [3_000, 750], 2),
        complete: true,
      },
      {
        areaClass: 'TYPE_II',
        needed: 3,
        criteria: communeCriteria(null, 1, 0.05, [null, 125], null),
        complete: true,
      },
      {
        areaClass: 'TYPE_III',
        needed: 1,
        criteria: communeCriteria(null, null, null, [null, null], null),
        complete: true,
      },
      {
        areaClass: 'KEY_PROVINCE',
        needed: null,
        criteria: [
          { code: 'PEOPLE', title: PEOPLE, anyOf: [at('PEOPLE_WITH_FILES_SHARE', 0.2)] },
          { code: 'PLACES', title: PLACES, anyOf: [at('HARBOURING_PLACES', 5)] },
        ],
        complete: false,
      },
      { areaClass: 'DRUG_FREE', needed: null, criteria: [], complete: false },
    ],
  },
  {
    id: 'qd-3122-2010',
    decision: 'Quyết định 3122/2010/QĐ-BCA',
    decidedOn: '2010',
    replacedOn: '2025-08-24',
    source: 'Quyết định 3122/2010/QĐ-BCA, as far as read: some criteria of type I only',
    classes: [
      {
        areaClass: 'TYPE_I',
        needed: 1,
        criteria: [
          {
            code: 'PEOPLE',
            title: 'Người nghiện có hồ sơ quản lý',
            anyOf: [at('PEOPLE_WITH_FILES', 100)],
          },
          { code: 'HOTSPOTS', title: 'Tụ điểm phức tạp về ma túy', anyOf: [at('HOTSPOTS', 5)] },
          // the bound was read as 2,000 without its unit of area: it cannot be compared with anything
          {
            code: 'PLANTS',
            title: 'Diện tích trồng cây có chứa chất ma túy',
            anyOf: [at('PLANTED_AREA', null)],
          },
        ],
        complete: false,
      },
      ...UNREAD,
    ],
  },
];
