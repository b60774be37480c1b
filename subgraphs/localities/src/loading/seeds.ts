/** Loads the sub-commune units and statistics that the seed texts name. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { periodOf } from '@diaban/shared/graphql/period';
import type { Load } from '@diaban/shared/loading/load';
import { stableId } from '@diaban/shared/loading/stable-id';
import { Units } from '@diaban/shared/loading/units';

interface Seeds {
  units: { key: string; kind: string; name: string; fullName: string; parent: string }[];
  statistics: { unit: string; indicator: string; value: number | null; period: string; source: string }[];
}

const text = readFileSync(new URL('../../data/seeds.json', import.meta.url), 'utf8');

export const seedsLoad: Load = {
  name: 'seeds',
  version: createHash('sha256').update(text).digest('hex').slice(0, 16),
  async run(loading) {
    const { units, statistics } = JSON.parse(text) as Seeds;
    const before = await Units.read(loading);
    let lastId = Math.max(...before.all.map(({ unitId }) => unitId));
    for (const { key, kind, name, fullName, parent } of units) {
      // a unit keeps its identity when the seeds are loaded again
      const [known] = await loading.query<{ id: number }>('select id from localities.units where key = $1', [
        key,
      ]);
      const id = known?.id ?? ++lastId;
      if (!known) await loading.insert('localities.units', [{ id, key }]);
      await loading.insert('localities.unit_versions', [
        {
          unit_id: id,
          valid: '(,)',
          level: 'NEIGHBOURHOOD',
          kind,
          name,
          full_name: fullName,
          parent_id: before.get(parent).unitId,
        },
      ]);
    }
    const all = await Units.read(loading);
    await loading.insert(
      'localities.statistics',
      statistics.map(({ unit, indicator, value, period, source }) => ({
        id: stableId(`statistic:${unit}:${indicator}:${period}`),
        locality_id: all.get(unit).unitId,
        indicator,
        value,
        period,
        period_from: periodOf(period).from,
        period_to: periodOf(period).to,
        provenance: 'PUBLISHED',
        source,
      })),
    );
  },
  async clear(loading) {
    await loading.query(`delete from localities.statistics where provenance = 'PUBLISHED'`);
    await loading.query(
      `delete from localities.unit_versions where unit_id in (select id from localities.units where key like 'seed:%')`,
    );
  },
};
