/** The synthetic hotspots, tip-offs, rehabilitation counts, and the statement of which registers the sample keeps. */
import { Random } from '@diaban/shared/loading/random';
import {
  SAMPLE_FROM,
  SAMPLE_PROVINCES,
  SAMPLE_SOURCE,
  SAMPLE_TO,
  sampleMilestones,
} from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Units } from '@diaban/shared/loading/units';
import type { Level } from '@diaban/shared/scope/level';
import type { Register } from '../coverage/register.js';
import { addDays, firstDay, lastDay, monthsBetween } from './sample-days.js';
import { Lottery, type SamplePlace } from './sample-places.js';

const HOTSPOTS = 600;
const MARK = { provenance: 'SYNTHETIC', source: SAMPLE_SOURCE };

/** @returns rows of cases.hotspots */
export function sampleHotspots(places: readonly SamplePlace[]): object[] {
  const random = new Random('cases:hotspots');
  const wards = new Lottery(places, ({ weight }) => weight);
  const months = new Lottery(monthsBetween(SAMPLE_FROM, SAMPLE_TO), () => 1);
  return Array.from({ length: HOTSPOTS }, (_, index) => {
    const { unit, code } = wards.draw(random);
    const opened = addDays(firstDay(months.draw(random)), random.between(0, 27));
    const begun = sampleMilestones(code)?.begun ?? null;
    // a programme clears soon what it finds; elsewhere it takes its time
    const cleared = addDays(
      opened,
      begun !== null && begun <= opened ? random.between(10, 120) : random.between(40, 600),
    );
    return {
      id: stableId(`hotspot:sample:${index}`),
      locality_id: unit.unitId,
      kind: random.weighted({ GATHERING_POINT: 40, RETAIL_POINT: 37, RING: 9, PUBLIC_ORDER_SPOT: 14 }),
      opened_on: opened,
      cleared_on: cleared > lastDay(SAMPLE_TO) ? null : cleared,
      ...MARK,
    };
  });
}

/** @returns rows of cases.tip_off_counts: by commune, only for months with any */
export function sampleTipOffs(places: readonly SamplePlace[]): object[] {
  const random = new Random('cases:tip-offs');
  return places.flatMap(({ unit, code, weight }) => {
    const begun = sampleMilestones(code)?.begun ?? null;
    return monthsBetween(SAMPLE_FROM, SAMPLE_TO).flatMap((month) => {
      const willing = begun !== null && month > begun.slice(0, 7) ? 1.6 : 1;
      if (!random.chance(Math.min(0.9, 0.12 * weight * willing))) return [];
      return { locality_id: unit.unitId, month: firstDay(month), tip_offs: random.between(1, 6), ...MARK };
    });
  });
}

/** @returns rows of cases.rehabilitation_counts: by district, each month following from the one before */
export function sampleRehabilitation(units: Units): object[] {
  const random = new Random('cases:rehabilitation');
  const districts = SAMPLE_PROVINCES.flatMap((province) => units.under(province)).filter(
    ({ level }) => level === 'DISTRICT',
  );
  return districts.flatMap(({ unitId }) => {
    const stocks = {
      UNDER_MANAGEMENT: random.between(40, 420),
      IN_REHAB: random.between(8, 90),
      POST_REHAB: random.between(5, 70),
      SUPPORTED_WITH_JOBS: random.between(0, 15),
    };
    return monthsBetween(SAMPLE_FROM, SAMPLE_TO).flatMap((month) =>
      (Object.keys(stocks) as (keyof typeof stocks)[]).map((state) => {
        const step = Math.max(1, Math.round(stocks[state] * 0.04));
        stocks[state] = Math.max(0, stocks[state] + random.between(-step, step));
        return { locality_id: unitId, month: firstDay(month), state, persons: stocks[state], ...MARK };
      }),
    );
  });
}

/** The finest level at which each register of the sample tells units apart. */
const FINEST: Record<Register, Level> = {
  CASES: 'WARD',
  HOTSPOTS: 'WARD',
  TIP_OFFS: 'WARD',
  REHABILITATION: 'DISTRICT',
};

/** @returns rows of cases.register_coverage: every register, in each province, for the whole time of the sample */
export function sampleCoverage(units: Units): object[] {
  return SAMPLE_PROVINCES.flatMap((province) =>
    Object.entries(FINEST).map(([register, finestLevel]) => ({
      id: stableId(`register:sample:${province}:${register}`),
      register,
      locality_id: units.get(province).unitId,
      covered_from: firstDay(SAMPLE_FROM),
      covered_to: lastDay(SAMPLE_TO),
      finest_level: finestLevel,
      ...MARK,
    })),
  );
}
