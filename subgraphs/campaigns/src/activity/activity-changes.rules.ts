/** What is told of activities, in checked form: who may be counted where, and what a correction changes. */
import { Invalid } from '@diaban/shared/errors';
import type { Level } from '@diaban/shared/scope/level';
import { checkNotAhead, parseUuids, uuidOrNone } from '../register/entered.rules.js';
import type { ProgrammeLevel } from '../register/programme-level.js';
import type {
  AttendanceInput,
  CorrectActivityInput,
  MaterialInput,
  RecordActivityInput,
} from './activity-changes.inputs.js';
import type { ActivityAudience } from './activity-enums.js';
import type { StoredAttendance } from './attendance.js';
import type { StoredMaterial } from './material.js';

/** Audiences that are counted by commune or larger unit only: in a hamlet a number points at families. */
const BY_COMMUNE: readonly ActivityAudience[] = [
  'AT_RISK_YOUTH',
  'HIGH_RISK_GROUPS',
  'PEOPLE_IN_REHAB',
  'POST_REHAB',
];

/** Whether people of this audience may be counted in a unit of this level. */
export function mayBeCounted(
  level: Level | ProgrammeLevel,
  audience: ActivityAudience | null | undefined,
): boolean {
  return level !== 'NEIGHBOURHOOD' || audience == null || !BY_COMMUNE.includes(audience);
}

/** @throws Invalid when people at risk would be counted below the commune */
export function checkAudience(
  level: ProgrammeLevel,
  audience: ActivityAudience | null | undefined,
  field: string,
): void {
  if (mayBeCounted(level, audience)) return;
  throw new Invalid(
    `${audience} is recorded by commune or larger unit, never below: name the commune (xã, phường, thị trấn)`,
    field,
  );
}

/** An activity in checked form, by column. */
export function activityColumns(input: RecordActivityInput) {
  checkNotAhead(input.heldOn, 'heldOn');
  return {
    campaign_id: uuidOrNone(input.campaignId, 'campaignId'),
    title: input.title,
    format: input.format,
    audience: input.audience ?? null,
    held_on: input.heldOn,
    sessions: input.sessions ?? null,
    reach: input.reach ?? null,
    materials: JSON.stringify(storedMaterials(input.materials ?? [])),
    organizers: parseUuids(input.organizerIds, 'organizerIds'),
    partners: parseUuids(input.partnerIds, 'partnerIds'),
    attendance: JSON.stringify((input.attendance ?? []).map(storedAttendance)),
  };
}

function storedMaterials(materials: readonly MaterialInput[]): StoredMaterial[] {
  const twice = materials.find(({ kind }, at) => materials.findIndex((one) => one.kind === kind) !== at);
  if (twice) throw new Invalid(`materials names ${twice.kind} twice: add the two numbers`, 'materials');
  return materials.map(({ kind, count }) => ({ kind, count: count ?? null }));
}

function storedAttendance(
  { role, description, organizationId }: AttendanceInput,
  at: number,
): StoredAttendance {
  return { role, description, organizationId: uuidOrNone(organizationId, `attendance.${at}.organizationId`) };
}

/** The values of an activity that can be corrected, as its row has them. */
export interface CorrectableRow {
  format: string;
  audience: string | null;
  held_on: string | null;
  sessions: number | null;
  reach: number | null;
}

const COLUMNS = {
  format: 'format',
  audience: 'audience',
  heldOn: 'held_on',
  sessions: 'sessions',
  reach: 'reach',
} as const satisfies Partial<Record<keyof CorrectActivityInput, keyof CorrectableRow>>;

export interface Correction {
  columns: Record<string, unknown>;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Only what differs. @throws Invalid when nothing does, or the form would be taken back */
export function correctionOf(input: CorrectActivityInput, row: CorrectableRow): Correction {
  checkNotAhead(input.heldOn, 'heldOn');
  if (input.format === null) throw new Invalid('An activity has always a form: name another one', 'format');
  const correction: Correction = { columns: {}, before: {}, after: {} };
  for (const [field, column] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, keyof CorrectableRow][]) {
    const value = input[field];
    if (value === undefined || value === row[column]) continue;
    correction.columns[column] = value;
    correction.before[field] = row[column];
    correction.after[field] = value;
  }
  if ('held_on' in correction.columns) correction.columns.held_inferred = false;
  if (Object.keys(correction.after).length === 0)
    throw new Invalid(
      'Nothing would change: name the fields that are wrong with their right values',
      'activityId',
    );
  return correction;
}
