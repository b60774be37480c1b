/** Who signed according to a row: the organizations of the unit that its list means, and numbers of blocks and households. */
import { Fault, RowFault } from '@diaban/shared/importing/fault';
import { KIND_LABELS } from '../organization/organization-label.js';
import { existsOn, type Lifespan } from '../register/time.rules.js';
import type { PledgeImportRow } from './pledge.template.js';

/** An organization of a unit, to be found by name or kind. */
export interface UnitOrganization extends Lifespan {
  id: string;
  unitId: number;
  kind: string;
  name: string;
  bodies: number | null;
}

export interface RowSignatory {
  kind: 'ORGANIZATION' | 'RESIDENTIAL_BLOCKS' | 'HOUSEHOLDS';
  organization_id: string | null;
  description: string;
  count: number | null;
}

const KINDS = new Map(Object.entries(KIND_LABELS).map(([kind, label]) => [key(label), kind]));

/** The organizations of a unit, as a list names them. */
export class UnitRegister {
  private readonly byName = new Map<string, UnitOrganization[]>();
  private readonly byKind = new Map<string, UnitOrganization[]>();

  add(organization: UnitOrganization): void {
    const { name, kind } = organization;
    for (const [index, at] of [
      [this.byName, key(name)],
      [this.byKind, kind],
    ] as const) {
      const found = index.get(at);
      if (found) found.push(organization);
      else index.set(at, [organization]);
    }
  }

  /** Those of the name on a date, or where there is none those of the kind. */
  meant(words: string, stated: string): UnitOrganization[] {
    const existing = (found: readonly UnitOrganization[] = []) =>
      found.filter((one) => existsOn(one, stated));
    const named = existing(this.byName.get(key(words)));
    return named.length > 0 ? named : existing(this.byKind.get(KINDS.get(key(words)) ?? ''));
  }
}

export function signatoriesOfRow(
  { organizations: list, blocks, households, signedOn }: PledgeImportRow,
  register: UnitRegister,
): RowSignatory[] | RowFault<PledgeImportRow> {
  const signed = new Map<string, RowSignatory>();
  for (const words of (list ?? '').split(';').map((part) => part.trim())) {
    if (words === '') continue;
    const found = register.meant(words, signedOn);
    if (found.length !== 1) return found.length === 0 ? unknown(words) : ambiguous(words, found.length);
    const { id, bodies } = found[0]!;
    if (signed.has(id)) return repeated(words);
    const count = bodies === 1 ? 1 : null;
    signed.set(id, { kind: 'ORGANIZATION', organization_id: id, description: words, count });
  }
  const counted = (kind: RowSignatory['kind'], description: string, count: number | null): RowSignatory[] =>
    count === null ? [] : [{ kind, organization_id: null, description, count }];
  return [
    ...signed.values(),
    ...counted('RESIDENTIAL_BLOCKS', 'khối dân, thôn', blocks),
    ...counted('HOUSEHOLDS', 'hộ gia đình', households),
  ];
}

function key(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function fault(code: string, problem: string, fix: string): RowFault<PledgeImportRow> {
  return new RowFault<PledgeImportRow>('organizations', new Fault(code, problem, fix));
}

function unknown(words: string) {
  return fault(
    'UNKNOWN_ORGANIZATION',
    `Đơn vị không có tổ chức "${words}" vào ngày ký.`,
    'Ghi đúng tên hoặc loại tổ chức đã có trong danh sách; nếu chưa có, nhập tổ chức trước.',
  );
}

function ambiguous(words: string, count: number) {
  return fault(
    'SEVERAL_ORGANIZATIONS',
    `Đơn vị có ${count} tổ chức ứng với "${words}".`,
    'Ghi tên đầy đủ của tổ chức đã ký.',
  );
}

function repeated(words: string) {
  return fault('REPEATED_ORGANIZATION', `Tổ chức "${words}" có hai lần.`, 'Giữ lại một lần.');
}

export const UNKNOWN_UNIT = new RowFault<PledgeImportRow>(
  'unit',
  new Fault(
    'UNKNOWN_UNIT',
    'Không có đơn vị mang mã này trong phạm vi của tài khoản vào ngày ký.',
    'Kiểm tra mã và ngày ký; chỉ gửi cam kết của đơn vị mình và các đơn vị trực thuộc.',
  ),
);

export const SETTLED = new RowFault<PledgeImportRow>(
  'sourceKey',
  new Fault(
    'SETTLED',
    'Cam kết này đã được ký lại hoặc đã rút nên không sửa qua tệp được.',
    'Nhập cam kết mới với mã nguồn mới.',
  ),
);
