/** What is wrong with rows that are right by themselves: their units, the names of these, and figures stated before. */
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import type { StatisticImportRow } from './statistic.template.js';
import type { NamedUnit, StoredStatistic } from './statistic-import.repository.js';

type Result = { unitId: number } | RowFault<StatisticImportRow>;

/**
 * @param units and statistics by row @param statedBefore ids of those statistics whose figure another record states
 * @returns by row
 */
export function resolveStatistics(
  units: readonly (NamedUnit | null)[],
  statistics: readonly (readonly StoredStatistic[])[],
  statedBefore: ReadonlySet<string>,
): Result[] {
  const seen = new Set<string>();
  return units.map((unit, at) => {
    if (unit === null) return unknownUnit();
    if (unit.namesDiffer) return otherName(unit.fullName);
    const own = statistics[at]!;
    if (own.some((statistic) => statedBefore.has(statistic.id) || seen.has(figureOf(statistic)))) {
      return statedTwice();
    }
    for (const statistic of own) seen.add(figureOf(statistic));
    return { unitId: unit.unitId };
  });
}

function figureOf({ locality_id, indicator, period_from, period_to }: StoredStatistic): string {
  return `${locality_id} ${indicator} ${period_from} ${period_to}`;
}

function unknownUnit(): Result {
  return new RowFault<StatisticImportRow>(
    'unit',
    new Fault(
      'UNKNOWN_UNIT',
      'Không có đơn vị mang mã này trong phạm vi của tài khoản vào kỳ số liệu.',
      'Kiểm tra mã và kỳ số liệu; chỉ gửi số liệu của đơn vị mình và các đơn vị trực thuộc.',
    ),
  );
}

function otherName(fullName: string): Result {
  return new RowFault<StatisticImportRow>(
    'unitName',
    new Fault(
      'OTHER_UNIT_NAME',
      `Mã này là của ${fullName} vào kỳ số liệu.`,
      'Sửa mã hoặc tên đơn vị cho khớp nhau, hoặc bỏ trống tên.',
    ),
  );
}

function statedTwice(): Result {
  return new RowFault<StatisticImportRow>(
    'period',
    new Fault(
      'ALREADY_THERE',
      'Số liệu của đơn vị trong kỳ này đã được báo cáo ở một dòng khác.',
      'Giữ một dòng; để sửa số liệu cũ, gửi lại với mã nguồn của dòng cũ.',
    ),
  );
}
