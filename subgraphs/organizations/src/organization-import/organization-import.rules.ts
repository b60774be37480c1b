/** What is wrong with rows that are right by themselves: their units, and organizations that are there or over already. */
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import type { OrganizationImportRow } from './organization.template.js';
import type { ImportedOrganization } from './organization-import.repository.js';

/** A row with its unit as far as it was found, and the organization as it was before, if it was. */
export interface RowInQuestion {
  organization: ImportedOrganization | null;
  before: ImportedOrganization | null;
}

/** @param namedAlready ids of those whose name another one has @returns by row */
export function resolveOrganizations(
  rows: readonly RowInQuestion[],
  namedAlready: ReadonlySet<string>,
): ({ unitId: number } | RowFault<OrganizationImportRow>)[] {
  const seen = new Set<string>();
  return rows.map(({ organization, before }) => {
    if (organization === null) return UNKNOWN_UNIT;
    if (before !== null && before.valid_to !== null && before.valid_to !== organization.valid_to)
      return dissolved(before.valid_to);
    const { id, locality_id, kind, name, valid_to } = organization;
    const identity = `${locality_id} ${kind} ${name.toLowerCase()}`;
    if (valid_to === null && (namedAlready.has(id) || seen.has(identity))) return NAMED_ALREADY;
    if (valid_to === null) seen.add(identity);
    return { unitId: locality_id };
  });
}

const UNKNOWN_UNIT = new RowFault<OrganizationImportRow>(
  'unit',
  new Fault(
    'UNKNOWN_UNIT',
    'Không có đơn vị mang mã này trong phạm vi của tài khoản.',
    'Kiểm tra mã; chỉ gửi tổ chức của đơn vị mình và các đơn vị trực thuộc.',
  ),
);

const NAMED_ALREADY = new RowFault<OrganizationImportRow>(
  'name',
  new Fault(
    'ALREADY_THERE',
    'Đơn vị đã có một tổ chức cùng loại, cùng tên.',
    'Xóa dòng trùng; để sửa tổ chức đã nhập, gửi lại với mã nguồn cũ.',
  ),
);

function dissolved(lastDay: string): RowFault<OrganizationImportRow> {
  return new RowFault<OrganizationImportRow>(
    'validTo',
    new Fault(
      'DISSOLVED',
      `Tổ chức này đã chấm dứt, ngày cuối cùng là ${lastDay.split('-').reverse().join('/')}.`,
      'Giữ nguyên ngày chấm dứt; nếu thành lập lại, dùng mã nguồn mới.',
    ),
  );
}
