/** The texts by which the subgraphs ask each other for gaps of the programme: what is asked, and a step that many units have taken. */
import { isDate } from './scalars.js';
import { uuidOrNull } from './uuid.js';

/** What gaps are asked for. `@requires` hands no arguments on, so they travel in the id of the entity. */
export interface GapQuestion {
  asOf: string;
  /** this unit and all below it; null: all in scope */
  unitId: number | null;
  /** how many days without outreach make a gap */
  days: number;
  /** plans and launches of campaigns of these kinds; null: of all kinds */
  campaignKinds: readonly string[] | null;
}

export const MAX_GAP_DAYS = 3_650;

/** The same question has one id, whatever the order of its kinds. */
export function gapsId({ asOf, unitId, days, campaignKinds }: GapQuestion): string {
  const kinds = campaignKinds === null ? null : [...new Set(campaignKinds)].sort();
  return Buffer.from(JSON.stringify([asOf, unitId, days, kinds])).toString('base64url');
}

/** @returns null for what is no such id */
export function gapQuestion(id: unknown): GapQuestion | null {
  if (typeof id !== 'string') return null;
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(id, 'base64url').toString());
  } catch {
    return null;
  }
  if (!Array.isArray(content)) return null;
  const [asOf, unitId, days, campaignKinds] = content;
  const known =
    typeof asOf === 'string' &&
    isDate(asOf) &&
    (unitId === null || isWhole(unitId, 9_999_999)) &&
    isWhole(days, MAX_GAP_DAYS) &&
    (campaignKinds === null || isKinds(campaignKinds));
  if (!known) return null;
  const question = { asOf, unitId, days, campaignKinds };
  // one spelling a question: what is decoded leniently is not an id
  return gapsId(question) === id ? question : null;
}

function isWhole(value: unknown, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
}

function isKinds(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((kind) => typeof kind === 'string' && /^[A-Z_]{1,40}$/.test(kind))
  );
}

/** A step that a unit has taken: a launch, or a first pledge. */
export interface TakenStep {
  unitId: number;
  /** the day by which it was taken */
  on: string;
  /** whether it is made up */
  synthetic: boolean;
  /** the campaign that was launched; null where the step is the unit's own */
  campaignId: string | null;
}

/** Many steps column by column, as `unnest` takes them. */
export interface StepColumns {
  unitIds: number[];
  on: string[];
  synthetic: boolean[];
  campaignIds: (string | null)[];
}

/** How many steps one answer may hold: several for each commune of a country. */
export const MAX_STEPS = 50_000;

const STEP = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))([cs])([1-9]\d{0,6})(?::(.+))?$/;

/** One text for a country, 53 bytes a launch: as a list of objects it takes several times as long to write and read. */
export function packSteps(steps: readonly TakenStep[]): string {
  return steps
    .map(({ on, synthetic, unitId, campaignId }) => {
      const own = `${on}${synthetic ? 's' : 'c'}${unitId}`;
      return campaignId === null ? own : `${own}:${campaignId}`;
    })
    .join(';');
}

/** @returns null for what is no such text */
export function unpackSteps(text: unknown): StepColumns | null {
  if (typeof text !== 'string') return null;
  const columns: StepColumns = { unitIds: [], on: [], synthetic: [], campaignIds: [] };
  for (const step of text === '' ? [] : text.split(';')) {
    const [, on, origin, unit, campaign] = STEP.exec(step) ?? [];
    const campaignId = campaign === undefined ? null : uuidOrNull(campaign);
    if (on === undefined || (campaign !== undefined && campaignId === null)) return null;
    columns.unitIds.push(Number(unit));
    columns.on.push(on);
    columns.synthetic.push(origin === 's');
    columns.campaignIds.push(campaignId);
  }
  return columns.on.length > MAX_STEPS ? null : columns;
}
