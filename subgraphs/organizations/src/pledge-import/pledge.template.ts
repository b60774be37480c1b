/** The template for pledges: its columns in Vietnamese, and what must hold between them. */
import { day, statedDate } from '@diaban/shared/importing/columns/date';
import { identity } from '@diaban/shared/importing/columns/id';
import { wholeNumber } from '@diaban/shared/importing/columns/number';
import { choice, freeText, sourceKey } from '@diaban/shared/importing/columns/text';
import { unitCode } from '@diaban/shared/importing/columns/unit';
import { labelsOf } from '@diaban/shared/importing/enum-labels';
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import type { ImportRow, ImportTemplate } from '@diaban/shared/importing/template';
import { PledgeKind } from '../pledge/pledge-kind.js';

export interface PledgeImportRow extends ImportRow {
  unit: string;
  kind: PledgeKind;
  signedOn: string;
  validUntil: string | null;
  /** names or kinds, with semicolons between them */
  organizations: string | null;
  blocks: number | null;
  households: number | null;
  campaign: string | null;
  source: string;
}

const MAX_LIST = 2_000;

export const pledgeTemplate: ImportTemplate<PledgeImportRow> = {
  name: 'pledges',
  title: 'Ký cam kết và giao ước thi đua',
  sheet: 'Cam kết',
  columns: {
    sourceKey: {
      header: 'Mã nguồn',
      required: true,
      reader: sourceKey(),
      description: 'Mã của lần ký trong sổ của đơn vị gửi; gửi lại cùng mã là sửa bản ghi cũ.',
      example: 'CK-2024-001',
    },
    unit: {
      header: 'Mã đơn vị',
      required: true,
      reader: unitCode(),
      description: 'Đơn vị nơi ký, theo mã có hiệu lực vào ngày ký.',
      example: '16732',
    },
    kind: {
      header: 'Hình thức',
      required: true,
      reader: choice(labelsOf(PledgeKind)),
      description: 'Ký cam kết hoặc giao ước thi đua.',
      example: 'Ký cam kết',
    },
    signedOn: {
      header: 'Ngày ký',
      required: true,
      reader: statedDate(),
      description: 'Ngày, tháng hoặc năm ký, đúng như văn bản nêu.',
      example: '09/05/2023',
    },
    validUntil: {
      header: 'Có hiệu lực đến',
      required: false,
      reader: day({ future: true }),
      description: 'Ngày cuối cùng có hiệu lực; bỏ trống nếu không có thời hạn.',
      example: '08/05/2024',
    },
    organizations: {
      header: 'Tổ chức ký',
      required: false,
      reader: freeText(MAX_LIST),
      description: 'Tên hoặc loại của các tổ chức trong đơn vị, cách nhau bằng dấu chấm phẩy.',
      example: 'Ủy ban Mặt trận Tổ quốc; Ban Chỉ huy quân sự; Hội Liên hiệp Phụ nữ',
    },
    blocks: {
      header: 'Số khối, thôn ký',
      required: false,
      reader: wholeNumber({ min: 1, max: 100_000 }),
      description: 'Số khối dân cư, khu phố, thôn, bản đã ký. Bỏ trống nếu không có số liệu.',
      example: '6',
    },
    households: {
      header: 'Số hộ ký',
      required: false,
      reader: wholeNumber({ min: 1, max: 1_000_000 }),
      description: 'Số hộ gia đình đã ký. Bỏ trống nếu không có số liệu.',
      example: '1.250',
    },
    campaign: {
      header: 'Mã mô hình',
      required: false,
      reader: identity('mô hình'),
      description: 'Mô hình mà việc ký phục vụ.',
      example: '',
    },
    source: {
      header: 'Nguồn',
      required: true,
      reader: freeText(),
      description: 'Văn bản hoặc báo cáo nêu việc ký.',
      example: 'Biên bản lễ ký ngày 09/05/2023',
    },
  },
  check({ signedOn, validUntil, organizations, blocks, households }) {
    if (validUntil !== null && validUntil < signedOn)
      return new RowFault<PledgeImportRow>(
        'validUntil',
        new Fault('ENDS_BEFORE_IT_BEGINS', 'Ngày hết hiệu lực ở trước ngày ký.', 'Kiểm tra lại hai ngày.'),
      );
    if (organizations !== null || blocks !== null || households !== null) return null;
    return new RowFault<PledgeImportRow>(
      'organizations',
      new Fault('NOBODY_SIGNED', 'Dòng không nêu ai đã ký.', 'Nhập tổ chức ký, số khối, thôn hoặc số hộ.'),
    );
  },
};
