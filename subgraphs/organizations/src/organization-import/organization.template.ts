/** The template for organizations: its columns in Vietnamese, and what must hold between them. */
import { day } from '@diaban/shared/importing/columns/date';
import { wholeNumber } from '@diaban/shared/importing/columns/number';
import { choice, freeText, sourceKey } from '@diaban/shared/importing/columns/text';
import { unitCode } from '@diaban/shared/importing/columns/unit';
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import type { ImportRow, ImportTemplate } from '@diaban/shared/importing/template';
import { KIND_LABELS } from '../organization/organization-label.js';

export interface OrganizationImportRow extends ImportRow {
  unit: string;
  kind: keyof typeof KIND_LABELS;
  name: string;
  validFrom: string | null;
  validTo: string | null;
  members: number | null;
  membersOn: string | null;
  roleNote: string | null;
  source: string;
}

const MAX_NAME = 200;

export const organizationTemplate: ImportTemplate<OrganizationImportRow> = {
  name: 'organizations',
  title: 'Danh sách tổ chức trong hệ thống chính trị',
  sheet: 'Tổ chức',
  columns: {
    sourceKey: {
      header: 'Mã nguồn',
      required: true,
      reader: sourceKey(),
      description: 'Mã của tổ chức trong sổ của đơn vị gửi; gửi lại cùng mã là sửa bản ghi cũ.',
      example: 'TC-001',
    },
    unit: {
      header: 'Mã đơn vị',
      required: true,
      reader: unitCode(),
      description: 'Đơn vị hành chính mà tổ chức thuộc về, theo mã hiện hành.',
      example: '16732',
    },
    kind: {
      header: 'Loại tổ chức',
      required: true,
      reader: choice(KIND_LABELS),
      description: 'Loại tổ chức.',
      example: 'Hội Liên hiệp Phụ nữ',
    },
    name: {
      header: 'Tên tổ chức',
      required: true,
      reader: freeText(MAX_NAME),
      description: 'Tên đầy đủ của tổ chức, không ghi tên người.',
      example: 'Hội Liên hiệp Phụ nữ phường Nghi Hương',
    },
    validFrom: {
      header: 'Ngày thành lập',
      required: false,
      reader: day(),
      description: 'Bỏ trống nếu không rõ.',
      example: '01/07/2024',
    },
    validTo: {
      header: 'Ngày chấm dứt',
      required: false,
      reader: day(),
      description: 'Ngày hoạt động cuối cùng, nếu đã giải thể hoặc sáp nhập.',
      example: '',
    },
    members: {
      header: 'Số hội viên',
      required: false,
      reader: wholeNumber({ min: 0, max: 10_000_000 }),
      description: 'Số hội viên, đoàn viên, thành viên. Bỏ trống nếu không có số liệu.',
      example: '820',
    },
    membersOn: {
      header: 'Số hội viên tính đến ngày',
      required: false,
      reader: day(),
      description: 'Ngày của số hội viên; bắt buộc khi có số hội viên.',
      example: '31/12/2024',
    },
    roleNote: {
      header: 'Vai trò',
      required: false,
      reader: freeText(),
      description: 'Vai trò trong phong trào, không ghi tên người.',
      example: 'Cơ quan thường trực ban chỉ đạo',
    },
    source: {
      header: 'Nguồn',
      required: true,
      reader: freeText(),
      description: 'Văn bản, sổ hoặc báo cáo nêu tổ chức này.',
      example: 'Báo cáo năm 2024 của UBND phường',
    },
  },
  check({ validFrom, validTo, members, membersOn }) {
    if (validFrom !== null && validTo !== null && validTo < validFrom)
      return fault(
        'validTo',
        'ENDS_BEFORE_IT_BEGINS',
        'Ngày chấm dứt ở trước ngày thành lập.',
        'Kiểm tra lại hai ngày.',
      );
    if ((members === null) !== (membersOn === null))
      return fault(
        members === null ? 'members' : 'membersOn',
        'COUNT_WITHOUT_DAY',
        'Số hội viên và ngày của số đó phải đi cùng nhau.',
        'Nhập cả hai, hoặc bỏ trống cả hai.',
      );
    if (
      membersOn !== null &&
      ((validFrom !== null && membersOn < validFrom) || (validTo !== null && membersOn > validTo))
    )
      return fault(
        'membersOn',
        'COUNT_OUTSIDE_LIFE',
        'Ngày của số hội viên nằm ngoài thời gian tổ chức tồn tại.',
        'Kiểm tra lại các ngày.',
      );
    return null;
  },
};

function fault(column: keyof OrganizationImportRow, code: string, problem: string, fix: string) {
  return new RowFault<OrganizationImportRow>(column, new Fault(code, problem, fix));
}
