/** Loads synthetic populations and households for the units of the sample's provinces, yearly, so that rates can be shown. */

import type { Load, Loading } from '@diaban/shared/loading/load';
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_PROVINCES, SAMPLE_SOURCE } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import { type PlacedUnit, Units } from '@diaban/shared/loading/units';

const YEARS = [2021, 2022, 2023, 2024, 2025];

export const sampleLoad: Load = {
  name: 'sample',
  version: '1',
  only: 'sample',
  async run(loading: Loading) {
    const units = await Units.read(loading);
    for (const province of SAMPLE_PROVINCES) {
      const under = units.under(province);
      const communes = under.filter(({ level }) => level === 'WARD');
      for (const year of YEARS) {
        const residents = new Map(communes.map((unit) => [unit.skey, residentsOf(unit, year)]));
        const larger = under.filter(({ level }) => level === 'PROVINCE' || level === 'DISTRICT');
        const total = (unit: PlacedUnit) =>
          sum([...residents].filter(([skey]) => skey.startsWith(unit.skey)));
        const all = [...communes, ...larger];
        const rows = all.flatMap((unit) => statisticsOf(unit, year, residents.get(unit.skey) ?? total(unit)));
        await loading.insert('localities.statistics', rows);
      }
    }
  },
  async clear(loading) {
    await loading.query(`delete from localities.statistics where provenance = 'SYNTHETIC'`);
  },
};

function residentsOf({ code }: PlacedUnit, year: number): number {
  const random = new Random(`population:${code}`);
  const base = random.between(2_500, 12_000);
  return Math.round(base * (1 + (year - YEARS[0]!) * (random.next() * 0.02)));
}

function sum(entries: [string, number][]): number {
  return entries.reduce((total, [, value]) => total + value, 0);
}

function statisticsOf({ unitId, key }: PlacedUnit, year: number, residents: number) {
  const day = `${year}-01-01`;
  const row = (indicator: string, value: number) => ({
    id: stableId(`sample:statistic:${key}:${indicator}:${year}`),
    locality_id: unitId,
    indicator,
    value,
    period: day,
    period_from: day,
    period_to: day,
    provenance: 'SYNTHETIC',
    source: SAMPLE_SOURCE,
  });
  return [row('POPULATION', residents), row('HOUSEHOLDS', Math.round(residents / 3.6))];
}
