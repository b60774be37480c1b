/** The template for outreach activities: its columns in Vietnamese; people are numbers only. */
import { statedDate } from '@diaban/shared/importing/columns/date';
import { identity } from '@diaban/shared/importing/columns/id';
import { type Labelled, labelled, listOf } from '@diaban/shared/importing/columns/list';
import { wholeNumber } from '@diaban/shared/importing/columns/number';
import { choice, freeText, sourceKey } from '@diaban/shared/importing/columns/text';
import { unitCode } from '@diaban/shared/importing/columns/unit';
import { labelsOf } from '@diaban/shared/importing/enum-labels';
import type { ImportRow, ImportTemplate } from '@diaban/shared/importing/template';
import { ActivityAudience, ActivityFormat } from '../activity/activity-enums.js';
import { MaterialKind } from '../activity/material.js';
import { MAX_IDS } from '../register/max-ids.js';

export interface ActivityImportRow extends ImportRow {
  unit: string;
  title: string;
  format: ActivityFormat;
  audience: ActivityAudience | null;
  heldOn: string;
  sessions: number | null;
  reach: number | null;
  materials: Labelled<MaterialKind, number>[] | null;
  organizers: string[] | null;
  partners: string[] | null;
  campaign: string | null;
}

const COUNT = wholeNumber({ min: 0, max: 10_000_000 });
const ORGANIZATIONS = listOf(identity('tổ chức'), { max: MAX_IDS, key: (id) => id });

export const activityTemplate: ImportTemplate<ActivityImportRow> = {
  name: 'activities',
  title: 'Hoạt động tuyên truyền, vận động',
  sheet: 'Hoạt động',
  columns: {
    sourceKey: {
      header: 'Mã nguồn',
      required: true,
      reader: sourceKey(),
      description: 'Mã của hoạt động trong sổ của đơn vị gửi; gửi lại cùng mã là đính chính bản ghi cũ.',
      example: 'TT-2024-001',
    },
    unit: {
      header: 'Mã đơn vị',
      required: true,
      reader: unitCode(),
      description:
        'Nơi tổ chức, theo mã có hiệu lực vào ngày tổ chức; từ cấp xã trở lên với nhóm nguy cơ, người cai nghiện và sau cai.',
      example: '16732',
    },
    title: {
      header: 'Tên hoạt động',
      required: true,
      reader: freeText(),
      description: 'Hoạt động gì, ở đâu; không ghi tên người.',
      example: 'Nói chuyện tại Trường THCS Nghi Hương',
    },
    format: {
      header: 'Hình thức',
      required: true,
      reader: choice(labelsOf(ActivityFormat)),
      description: 'Hình thức tuyên truyền, vận động.',
      example: 'Nói chuyện tại trường học',
    },
    audience: {
      header: 'Đối tượng tuyên truyền',
      required: false,
      reader: choice(labelsOf(ActivityAudience)),
      description: 'Dành cho ai. Bỏ trống nếu không nêu.',
      example: 'Học sinh, sinh viên',
    },
    heldOn: {
      header: 'Ngày tổ chức',
      required: true,
      reader: statedDate(),
      description: 'Ngày, tháng hoặc năm tổ chức, đúng như biết được.',
      example: '20/05/2024',
    },
    sessions: {
      header: 'Số buổi',
      required: false,
      reader: COUNT,
      description: 'Bỏ trống nếu không có số liệu.',
      example: '2',
    },
    reach: {
      header: 'Lượt người',
      required: false,
      reader: COUNT,
      description: 'Số lượt người dự hoặc tiếp cận. Bỏ trống nếu không có số liệu.',
      example: '320',
    },
    materials: {
      header: 'Tài liệu',
      required: false,
      reader: listOf(labelled(choice(labelsOf(MaterialKind)), COUNT), {
        max: Object.keys(MaterialKind).length,
        key: ({ label }) => label,
      }),
      description: 'Tài liệu tuyên truyền, mỗi loại một lần.',
      example: 'Tờ rơi: 320; Phim, phóng sự',
    },
    organizers: {
      header: 'Đơn vị tổ chức',
      required: false,
      reader: ORGANIZATIONS,
      description: 'Mã định danh của các tổ chức chủ trì, theo danh sách tổ chức xuất từ hệ thống.',
      example: '',
    },
    partners: {
      header: 'Đơn vị phối hợp',
      required: false,
      reader: ORGANIZATIONS,
      description: 'Mã định danh của các tổ chức phối hợp, theo danh sách tổ chức xuất từ hệ thống.',
      example: '',
    },
    campaign: {
      header: 'Mã mô hình',
      required: false,
      reader: identity('mô hình'),
      description: 'Mô hình mà hoạt động phục vụ, theo danh sách mô hình xuất từ hệ thống.',
      example: '',
    },
  },
};
