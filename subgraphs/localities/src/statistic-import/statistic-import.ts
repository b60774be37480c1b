/** How rows of the template become statistics: reported ones, one for each figure, and one change for each row. */
import { periodOf } from '@diaban/shared/graphql/period';
import type {
  ImportDefinition,
  ImportRecord,
  ResolvedRecord,
  WrittenRecord,
} from '@diaban/shared/importing/import-definition';
import { stableId } from '@diaban/shared/loading/stable-id';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { type StatisticImportRow, statisticTemplate } from './statistic.template.js';
import { StatisticImportRepository, type StoredStatistic } from './statistic-import.repository.js';
import { resolveStatistics } from './statistic-import.rules.js';

/** The unit of a row. */
export type StatisticUnit = { unitId: number };

export const statisticImport: ImportDefinition<StatisticImportRow, StatisticUnit> = {
  subgraph: 'localities',
  operation: 'importLocalityStatistics',
  entity: 'Locality',
  template: statisticTemplate,
  async resolve(manager, records) {
    const repository = new StatisticImportRepository(manager);
    const units = await repository.units(records.map(({ values }) => values));
    const statistics = records.map((record, at) => statisticsOf(record, units[at]?.unitId ?? null));
    const statedBefore = await repository.statedBefore(statistics.flat());
    return resolveStatistics(units, statistics, statedBefore);
  },
  async write(manager, records) {
    const repository = new StatisticImportRepository(manager);
    const known = records.filter(({ isNew }) => !isNew);
    const before = await repository.byIds(known.flatMap(({ id }) => Object.values(idsOf(id))));
    const after = records.flatMap((record) => statisticsOf(record, record.found.unitId));
    const kept = new Set(after.map(({ id }) => id));
    await repository.remove([...before.keys()].filter((id) => !kept.has(id)));
    await repository.save(after);
    return records.map((record) => written(record, before));
  },
};

/** A row has an identity for each of its figures, so that it finds them again when it is sent again. */
function idsOf(recordId: string): { POPULATION: string; HOUSEHOLDS: string } {
  return {
    POPULATION: stableId(`import:${recordId}:POPULATION`),
    HOUSEHOLDS: stableId(`import:${recordId}:HOUSEHOLDS`),
  };
}

/** Statistics are stated for figures that the row has: an empty cell is no zero. */
function statisticsOf(
  { id, values }: ImportRecord<StatisticImportRow>,
  unitId: number | null,
): StoredStatistic[] {
  if (unitId === null) return [];
  const { from, to } = periodOf(values.period);
  const ids = idsOf(id);
  const statistic = (indicator: keyof typeof ids, value: number | null): StoredStatistic[] =>
    value === null
      ? []
      : [
          {
            id: ids[indicator],
            locality_id: unitId,
            indicator,
            value,
            period: values.period,
            period_from: from,
            period_to: to,
            provenance: 'REPORTED',
            source: values.source,
          },
        ];
  return [...statistic('POPULATION', values.population), ...statistic('HOUSEHOLDS', values.households)];
}

function written(
  record: ResolvedRecord<StatisticImportRow, StatisticUnit>,
  stored: ReadonlyMap<string, StoredStatistic>,
): WrittenRecord {
  const { id, values, found } = record;
  const { population, households, period, source } = values;
  const ids = idsOf(id);
  const [was, hadHouseholds] = [stored.get(ids.POPULATION), stored.get(ids.HOUSEHOLDS)];
  const any = was ?? hadHouseholds;
  const fields = (unitId: number, rest: object) => ({ locality: formatUnitId(unitId), ...rest });
  return {
    entityId: formatUnitId(found.unitId),
    localityId: found.unitId,
    before: any
      ? fields(any.locality_id, {
          population: was?.value ?? null,
          households: hadHouseholds?.value ?? null,
          period: any.period,
          source: any.source,
        })
      : null,
    after: fields(found.unitId, { population, households, period, source }),
  };
}
