/** The template for cases: counts and days only, in Vietnamese, and what must hold between them. */
import { today } from '@diaban/shared/graphql/today';
import { day } from '@diaban/shared/importing/columns/date';
import { identity } from '@diaban/shared/importing/columns/id';
import { listOf } from '@diaban/shared/importing/columns/list';
import { wholeNumber } from '@diaban/shared/importing/columns/number';
import { choice, sourceKey } from '@diaban/shared/importing/columns/text';
import { unitCode } from '@diaban/shared/importing/columns/unit';
import { labelsOf } from '@diaban/shared/importing/enum-labels';
import type { ImportRow, ImportTemplate } from '@diaban/shared/importing/template';
import { MAX_HANDLERS, MAX_SUBJECTS } from '../case-keeping/case-keeping.inputs.js';
import type { StoredSeizure } from '../case-keeping/case-keeping.repository.js';
import { OffenceType } from '../offence/offence-type.js';
import { CaseKind } from '../police-case/case-enums.js';
import { daysFault } from './case-import.rules.js';
import { seizureCell } from './seizure-cell.js';

export interface CaseImportRow extends ImportRow {
  unit: string;
  occurredOn: string;
  reportedOn: string;
  offence: OffenceType;
  caseKind: CaseKind | null;
  investigatedOn: string | null;
  prosecutedOn: string | null;
  triedOn: string | null;
  closedOn: string | null;
  subjects: number | null;
  handledBy: string[];
  seizures: StoredSeizure[] | null;
}

export const caseTemplate: ImportTemplate<CaseImportRow> = {
  name: 'cases',
  title: 'Vụ việc, vụ án về ma túy',
  sheet: 'Vụ việc',
  columns: {
    sourceKey: {
      header: 'Mã nguồn',
      required: true,
      reader: sourceKey(),
      description:
        'Mã do đơn vị gửi tự đặt cho dòng; không dùng số hồ sơ vụ án hay tên người. Gửi lại cùng mã là đính chính bản ghi cũ.',
      example: 'VV-2024-001',
    },
    unit: {
      header: 'Mã đơn vị',
      required: true,
      reader: unitCode(),
      description: 'Xã, phường, thị trấn nơi xảy ra, theo mã có hiệu lực vào ngày xảy ra.',
      example: '16732',
    },
    occurredOn: {
      header: 'Ngày xảy ra',
      required: true,
      reader: day(),
      description: 'Ngày xảy ra hoặc phát hiện, đủ ngày, tháng, năm.',
      example: '01/03/2024',
    },
    reportedOn: {
      header: 'Ngày tiếp nhận',
      required: true,
      reader: day(),
      description: 'Ngày tiếp nhận tin báo hoặc bắt quả tang.',
      example: '02/03/2024',
    },
    offence: {
      header: 'Hành vi',
      required: true,
      reader: choice(labelsOf(OffenceType)),
      description: 'Hành vi phạm tội hoặc vi phạm về ma túy.',
      example: 'Tàng trữ',
    },
    caseKind: {
      header: 'Loại vụ việc',
      required: false,
      reader: choice(labelsOf(CaseKind)),
      description: 'Bỏ trống là vụ án, vụ việc.',
      example: 'Chuyên án',
    },
    investigatedOn: stage('Ngày khởi tố', 'Ngày khởi tố, điều tra; bỏ trống nếu chưa đến giai đoạn này.'),
    prosecutedOn: stage('Ngày truy tố', 'Bỏ trống nếu chưa đến giai đoạn này.'),
    triedOn: stage('Ngày xét xử', 'Bỏ trống nếu chưa đến giai đoạn này.'),
    closedOn: stage('Ngày kết thúc', 'Ngày kết thúc vụ việc, từ bất kỳ giai đoạn nào.'),
    subjects: {
      header: 'Số đối tượng',
      required: false,
      reader: wholeNumber({ min: 0, max: MAX_SUBJECTS }),
      description: 'Chỉ ghi số người, không ghi tên. Bỏ trống nếu không có số liệu.',
      example: '2',
    },
    handledBy: {
      header: 'Đơn vị thụ lý',
      required: true,
      reader: listOf(identity('tổ chức'), { max: MAX_HANDLERS, key: (id) => id }),
      description: 'Mã định danh của các cơ quan thụ lý, theo danh sách tổ chức xuất từ hệ thống.',
      example: '',
    },
    seizures: {
      header: 'Tang vật',
      required: false,
      reader: seizureCell,
      description: 'Chất ma túy thu giữ. Bỏ trống nếu không thu giữ.',
      example: 'Heroin: 12,5 gam; Thuốc lắc: 20 viên',
    },
  },
  check: (row) => daysFault(row, today()),
};

function stage(header: string, description: string) {
  return { header, required: false, reader: day(), description, example: '' };
}
