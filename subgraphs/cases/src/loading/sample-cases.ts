/** The synthetic cases: by season and place, with stages, subjects and seizures that fit the offence. */
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_FROM, SAMPLE_SOURCE, SAMPLE_TO, sampleMilestones } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { OffenceType } from '../offence/offence-type.js';
import type { CaseKind } from '../police-case/case-enums.js';
import type { SeizureUnit, Substance } from '../police-case/seizure.js';
import { addDays, firstDay, lastDay, monthsBetween } from './sample-days.js';
import { Lottery, type SamplePlace } from './sample-places.js';

const CASES = 20_000;

const OFFENCE_WEIGHTS: Record<OffenceType, number> = {
  TRAFFICKING: 34,
  POSSESSION: 38,
  TRANSPORT: 8,
  ILLEGAL_USE: 8,
  ORGANISING_USE: 9,
  HARBOURING_USE: 3,
};

/** Fewest and most subjects of an ordinary case. */
const SUBJECTS: Record<OffenceType, [number, number]> = {
  TRAFFICKING: [1, 4],
  POSSESSION: [1, 3],
  TRANSPORT: [1, 3],
  ILLEGAL_USE: [1, 6],
  ORGANISING_USE: [2, 10],
  HARBOURING_USE: [2, 7],
};

/** More before Tết and in the action month of June, fewer in the month of Tết. */
const SEASON = [1.2, 0.75, 0.95, 1, 1.05, 1.3, 1.05, 0.95, 1, 1, 1.05, 1.15];

const SUBSTANCES: Record<Exclude<Substance, 'OTHER'>, number> = {
  METHAMPHETAMINE: 46,
  HEROIN: 27,
  MDMA: 9,
  KETAMINE: 9,
  CANNABIS: 5,
  OPIUM: 3,
  COCAINE: 1,
};

/** @returns rows of cases.police_cases and of cases.seizures */
export function sampleCases(places: readonly SamplePlace[]): {
  cases: object[];
  seizures: { case_id: string }[];
} {
  const random = new Random('cases:cases');
  const wards = new Lottery(places, ({ weight }) => weight);
  const months = new Lottery(monthsBetween(SAMPLE_FROM, SAMPLE_TO), seasonOf);
  const begun = new Map(places.map(({ code }) => [code, sampleMilestones(code)?.begun ?? null]));
  const cases: object[] = [];
  const seizures: { case_id: string }[] = [];
  while (cases.length < CASES) {
    const place = wards.draw(random);
    const occurredOn = addDays(firstDay(months.draw(random)), random.between(0, 27));
    const since = begun.get(place.code) ?? null;
    // where a programme has begun there is less to report, so that comparisons over it have something to find
    if (since !== null && occurredOn > since && random.chance(0.3)) continue;
    const id = stableId(`case:sample:${cases.length}`);
    const row = sampleCase(random, place, occurredOn);
    cases.push({ id, ...row });
    seizures.push(...sampleSeizures(random, row.offence).map((seizure) => ({ case_id: id, ...seizure })));
  }
  return { cases, seizures };
}

function seasonOf(month: string): number {
  const year = Number(month.slice(0, 4));
  return SEASON[Number(month.slice(5)) - 1]! * (1 + 0.04 * (year - 2021));
}

function sampleCase(random: Random, { unit, police }: SamplePlace, occurredOn: string) {
  const offence = random.weighted(OFFENCE_WEIGHTS);
  const caseKind = sampleKind(random, offence);
  const [fewest, most] = caseKind === 'CASE' ? SUBJECTS[offence] : [3, 12];
  return {
    locality_id: unit.unitId,
    occurred_on: occurredOn,
    offence,
    case_kind: caseKind,
    ...sampleStages(random, offence, occurredOn),
    subject_count: random.between(fewest, most),
    handled_by: random.chance(0.25) ? police.slice(0, 1) : police,
    provenance: 'SYNTHETIC',
    source: SAMPLE_SOURCE,
  };
}

function sampleKind(random: Random, offence: OffenceType): CaseKind {
  if (offence !== 'TRAFFICKING' && offence !== 'TRANSPORT') return 'CASE';
  return random.weighted({ CASE: 88, SPECIAL_CASE: 9, RING: 3 });
}

/** Days of the stages; what would lie after the end of the sample has not happened yet. */
function sampleStages(random: Random, offence: OffenceType, occurredOn: string) {
  let day: string | null = occurredOn;
  const reach = (low: number, high: number): string | null => {
    const next: string | null = day === null ? null : addDays(day, random.between(low, high));
    day = next === null || next > lastDay(SAMPLE_TO) ? null : next;
    return day;
  };
  const reported = reach(0, 2) ?? occurredOn;
  const investigated = reach(1, 15);
  // illegal use was settled by administrative sanction, and some investigations are suspended
  const settled = offence === 'ILLEGAL_USE' || random.chance(0.05);
  const prosecuted = settled ? null : reach(30, 110);
  const tried = settled ? null : reach(25, 90);
  return {
    reported_on: reported,
    investigated_on: investigated,
    prosecuted_on: prosecuted,
    tried_on: tried,
    closed_on: reach(15, 60),
  };
}

function sampleSeizures(random: Random, offence: OffenceType) {
  const chance = { TRAFFICKING: 0.5, POSSESSION: 0.38, TRANSPORT: 0.6 }[offence as string] ?? 0.05;
  if (!random.chance(chance)) return [];
  const first = random.weighted(SUBSTANCES);
  const second = random.chance(0.1) ? random.weighted(SUBSTANCES) : first;
  const scale = offence === 'TRANSPORT' ? 40 : offence === 'TRAFFICKING' ? 8 : 1;
  return [...new Set([first, second])].map((substance) => {
    const unit: SeizureUnit = substance === 'MDMA' ? 'TABLET' : 'GRAM';
    const amount = 0.1 + random.next() ** 3 * 10 * scale;
    return { substance, unit, quantity: unit === 'TABLET' ? Math.ceil(amount) : Number(amount.toFixed(2)) };
  });
}
