/** The template for population and households: its columns in Vietnamese, and what must hold between them. */
import { statedDate } from '@diaban/shared/importing/columns/date';
import { wholeNumber } from '@diaban/shared/importing/columns/number';
import { freeText, sourceKey } from '@diaban/shared/importing/columns/text';
import { unitCode } from '@diaban/shared/importing/columns/unit';
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import type { ImportRow, ImportTemplate } from '@diaban/shared/importing/template';

export interface StatisticImportRow extends ImportRow {
  unit: string;
  unitName: string | null;
  period: string;
  population: number | null;
  households: number | null;
  source: string;
}

export const statisticTemplate: ImportTemplate<StatisticImportRow> = {
  name: 'locality-statistics',
  title: 'Số liệu dân số và số hộ của đơn vị hành chính',
  sheet: 'Số liệu',
  columns: {
    sourceKey: {
      header: 'Mã nguồn',
      required: true,
      reader: sourceKey(),
      description: 'Mã của dòng trong sổ hoặc hệ thống của đơn vị gửi; gửi lại cùng mã là sửa bản ghi cũ.',
      example: 'DS-2024-001',
    },
    unit: {
      header: 'Mã đơn vị',
      required: true,
      reader: unitCode(),
      description: 'Đơn vị mà số liệu nói về, theo mã có hiệu lực vào ngày cuối của kỳ số liệu.',
      example: '16732',
    },
    unitName: {
      header: 'Tên đơn vị',
      required: false,
      reader: freeText(100),
      description: 'Để đối chiếu với mã; bỏ trống thì không đối chiếu.',
      example: 'Phường Nghi Hương',
    },
    period: {
      header: 'Kỳ số liệu',
      required: true,
      reader: statedDate(),
      description: 'Thời điểm hoặc kỳ mà số liệu nói về.',
      example: '31/12/2024',
    },
    population: {
      header: 'Nhân khẩu',
      required: false,
      reader: wholeNumber({ min: 0, max: 200_000_000 }),
      description: 'Tổng số nhân khẩu. Bỏ trống nếu không có số liệu.',
      example: '6.142',
    },
    households: {
      header: 'Số hộ',
      required: false,
      reader: wholeNumber({ min: 0, max: 100_000_000 }),
      description: 'Tổng số hộ. Bỏ trống nếu không có số liệu.',
      example: '1.650',
    },
    source: {
      header: 'Nguồn số liệu',
      required: true,
      reader: freeText(),
      description: 'Văn bản hoặc báo cáo nêu số liệu.',
      example: 'Báo cáo dân số năm 2024 của UBND phường',
    },
  },
  check({ population, households }) {
    if (population === null && households === null) {
      return new RowFault<StatisticImportRow>(
        'population',
        new Fault('NO_FIGURE', 'Dòng không có số liệu nào.', 'Nhập Nhân khẩu hoặc Số hộ, hoặc xóa dòng.'),
      );
    }
    if (population === null || households === null || households <= population) return null;
    return new RowFault<StatisticImportRow>(
      'households',
      new Fault('MORE_HOUSEHOLDS_THAN_PEOPLE', 'Số hộ lớn hơn số nhân khẩu.', 'Kiểm tra lại hai số.'),
    );
  },
};
