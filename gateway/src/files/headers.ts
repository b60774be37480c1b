/** What the columns of exported files are called in Vietnamese, by the end of the path that leads to the field. */

const HEADERS: Readonly<Record<string, string>> = {
  id: 'Mã định danh',
  code: 'Mã đơn vị',
  fullName: 'Tên đơn vị',
  kind: 'Loại',
  level: 'Cấp',
  'parent.code': 'Mã đơn vị cấp trên',
  'parent.fullName': 'Đơn vị cấp trên',
  'parent.name': 'Tổ chức cấp trên',
  'locality.code': 'Mã đơn vị',
  'locality.fullName': 'Tên đơn vị',
  population: 'Nhân khẩu',
  households: 'Số hộ',
  occurredOn: 'Ngày xảy ra',
  offence: 'Hành vi',
  caseKind: 'Loại vụ việc',
  stage: 'Giai đoạn',
  penalCodeArticle: 'Điều luật',
  'stageDates.stage': 'Các giai đoạn đã qua',
  'stageDates.reachedOn': 'Ngày của các giai đoạn',
  subjects: 'Số đối tượng',
  'seizures.substance': 'Chất thu giữ',
  'seizures.quantity': 'Lượng thu giữ',
  'seizures.unit': 'Đơn vị tính',
  'handledBy.name': 'Cơ quan thụ lý',
  provenance: 'Loại dữ liệu',
  source: 'Nguồn',
  name: 'Tên',
  members: 'Số hội viên, đoàn viên',
  bodies: 'Số chi hội, tổ',
  roleNote: 'Vai trò',
  'signedOn.period.label': 'Ngày ký',
  'signedOn.inferred': 'Ngày ký do suy ra',
  'campaign.title': 'Mô hình',
  'signatories.nodes.kind': 'Loại bên ký',
  'signatories.nodes.description': 'Bên ký',
  'signatories.nodes.count': 'Số lượng bên ký',
  'signatories.pageInfo.hasNextPage': 'Còn bên ký khác',
  title: 'Tên gọi',
  isPilot: 'Thí điểm',
  'plannedOn.period.label': 'Ngày lập kế hoạch',
  'launchedOn.period.label': 'Ngày ra mắt',
  'launchedOn.inferred': 'Ngày ra mắt do suy ra',
  'concludedOn.period.label': 'Ngày kết thúc',
  dueOn: 'Thời hạn',
  'directedBy.name': 'Cơ quan chỉ đạo',
  purpose: 'Mục đích',
  format: 'Hình thức',
  audience: 'Đối tượng tuyên truyền',
  'heldOn.period.label': 'Ngày tổ chức',
  'heldOn.inferred': 'Ngày tổ chức do suy ra',
  sessions: 'Số buổi',
  reach: 'Lượt người',
  'organizers.name': 'Đơn vị tổ chức',
  number: 'Số hiệu',
  about: 'Trích yếu',
  issuerName: 'Cơ quan ban hành',
  'issuedOn.period.label': 'Ngày ban hành',
  'issuedOn.inferred': 'Ngày ban hành do suy ra',
  'implements.document.number': 'Số hiệu văn bản được triển khai',
  'implements.document.title': 'Văn bản được triển khai',
  'organization.name': 'Tổ chức',
  assignee: 'Đơn vị thực hiện (ghi theo nguồn)',
  doneOn: 'Ngày hoàn thành',
  state: 'Tình trạng',
  result: 'Kết quả',
  'startedOn.period.label': 'Ngày bắt đầu',
  'endedOn.period.label': 'Ngày chấm dứt',
  supported: 'Số người được hỗ trợ',
  openedOn: 'Ngày phát sinh',
  clearedOn: 'Ngày triệt xóa',
  periodicity: 'Định kỳ',
  'period.label': 'Kỳ',
  periodInferred: 'Kỳ do suy ra',
  status: 'Trạng thái',
  submittedOn: 'Ngày gửi',
  onTime: 'Đúng hạn',
  late: 'Chậm nộp',
  approvedOn: 'Ngày duyệt',
  returnReason: 'Lý do trả lại',
  isCorrected: 'Đã đính chính',
  content: 'Nội dung',
  'from.name': 'Đơn vị báo cáo',
  'to.name': 'Nơi nhận báo cáo',
  since: 'Từ ngày',
  days: 'Số ngày',
  hasPledge: 'Đã ký cam kết',
  cases: 'Số vụ',
  offences: 'Các hành vi',
  note: 'Ghi chú',
};

/** What stands beside a figure. */
const FIGURE_PARTS: Readonly<Record<string, string>> = {
  status: 'tình trạng',
  provenance: 'loại số liệu',
  source: 'nguồn',
  'period.label': 'kỳ',
  'period.from': 'từ ngày',
  'period.to': 'đến ngày',
};

/** The words of the statuses of a figure. */
const STATUSES: Readonly<Record<string, string>> = {
  REPORTED: 'Có số liệu',
  ZERO: 'Bằng 0',
  NOT_REPORTED: 'Chưa có số liệu',
  SUPPRESSED: 'Ẩn vì quá nhỏ',
};

/** @param path keys below the row @returns the path itself for what has no name yet */
export function headerFor(path: readonly string[]): string {
  for (let from = 0; from < path.length; from += 1) {
    const header = HEADERS[path.slice(from).join('.')];
    if (header !== undefined) return header;
  }
  return path.join('.');
}

/** @param part keys below the figure */
export function figureHeaderFor(path: readonly string[], part: readonly string[]): string {
  const name = part.join('.');
  return `${headerFor(path)}: ${FIGURE_PARTS[name] ?? name}`;
}

export function statusText(status: string): string {
  return STATUSES[status] ?? status;
}
