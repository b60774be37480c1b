/** What a row says of an activity, and what is wrong with rows that are right cell by cell. */
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import { CHANGED_ELSEWHERE, OUT_OF_REACH } from '@diaban/shared/importing/sent-again';
import type { FoundUnit } from '@diaban/shared/importing/units-by-code.repository';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { mayBeCounted } from '../activity/activity-changes.rules.js';
import type { StoredMaterial } from '../activity/material.js';
import type { ActivityImportRow } from './activity.template.js';

/** What the register says of an activity, by the names that changes are recorded under. */
export interface ActivityFacts {
  localityId: string;
  campaignId: string | null;
  title: string;
  format: string;
  audience: string | null;
  heldOn: string | null;
  sessions: number | null;
  reach: number | null;
  materials: StoredMaterial[];
  organizerIds: string[];
  partnerIds: string[];
}

export interface KnownActivity {
  facts: ActivityFacts;
  source: string;
}

/** What became clear of a row: what it says, and what the register said until now. */
export interface FoundActivity {
  unitId: number;
  facts: ActivityFacts;
  before: KnownActivity | null;
}

/** A row with all that was looked up for it. */
export interface ActivityInQuestion {
  values: ActivityImportRow;
  isNew: boolean;
  place: FoundUnit | null;
  /** whether the campaign that it names, if it names one, is in scope */
  campaignSeen: boolean;
  known: KnownActivity | null;
  /** whether the activity was also changed by something else than files */
  changedElsewhere: boolean;
}

export function resolveActivity(asked: ActivityInQuestion): FoundActivity | RowFault<ActivityImportRow> {
  const { values, isNew, place, campaignSeen, known, changedElsewhere } = asked;
  if (place === null || place.level === 'COUNTRY') return UNKNOWN_UNIT;
  if (!mayBeCounted(place.level, values.audience)) return BY_COMMUNE_ONLY;
  if (!campaignSeen) return UNKNOWN_CAMPAIGN;
  if (!isNew && known === null) return OUT_OF_REACH;
  const facts = factsOf(values, place.unitId);
  if (changedElsewhere && known !== null && differs(differencesOf(known.facts, facts)))
    return CHANGED_ELSEWHERE;
  return { unitId: place.unitId, facts, before: known };
}

export interface Differences {
  before: Partial<ActivityFacts>;
  after: Partial<ActivityFacts>;
}

/** Both states of the fields that differ. */
export function differencesOf(before: ActivityFacts, after: ActivityFacts): Differences {
  const names = (Object.keys(after) as (keyof ActivityFacts)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const only = (facts: ActivityFacts): Partial<ActivityFacts> =>
    Object.fromEntries(names.map((name) => [name, facts[name]]));
  return { before: only(before), after: only(after) };
}

export function differs({ after }: Differences): boolean {
  return Object.keys(after).length > 0;
}

function factsOf(values: ActivityImportRow, unitId: number): ActivityFacts {
  const { campaign, title, format, audience, heldOn, sessions, reach } = values;
  return {
    localityId: formatUnitId(unitId),
    campaignId: campaign,
    title,
    format,
    audience,
    heldOn,
    sessions,
    reach,
    materials: (values.materials ?? []).map(({ label, amount }) => ({ kind: label, count: amount })),
    organizerIds: values.organizers ?? [],
    partnerIds: values.partners ?? [],
  };
}

function fault(column: keyof ActivityImportRow, code: string, problem: string, fix: string) {
  return new RowFault<ActivityImportRow>(column, new Fault(code, problem, fix));
}

const UNKNOWN_UNIT = fault(
  'unit',
  'UNKNOWN_UNIT',
  'Không có đơn vị mang mã này trong phạm vi của tài khoản vào ngày tổ chức.',
  'Kiểm tra mã và ngày tổ chức; chỉ gửi hoạt động của đơn vị mình và các đơn vị trực thuộc.',
);

const BY_COMMUNE_ONLY = fault(
  'audience',
  'BY_COMMUNE_ONLY',
  'Nhóm này chỉ được thống kê từ cấp xã trở lên, không theo khối, thôn.',
  'Ghi mã của xã, phường, thị trấn.',
);

const UNKNOWN_CAMPAIGN = fault(
  'campaign',
  'UNKNOWN_CAMPAIGN',
  'Không có mô hình mang mã này trong phạm vi của tài khoản.',
  'Kiểm tra mã định danh của mô hình, hoặc bỏ trống.',
);
