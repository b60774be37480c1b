/** The words of the page in Vietnamese and English; data keep the language that they are in. */

export type Language = 'vi' | 'en';

const vi = {
  tagline: 'Một câu hỏi, bốn phân hệ: địa bàn, vụ việc, tổ chức, mô hình',
  honest:
    'Trang đầu tiên: ba truy vấn tin cậy, trả lời cho người xem được chọn. Bảng điều hành đầy đủ sẽ có sau; mọi câu hỏi khác xin dùng IDE.',
  persona: 'Xem với tư cách',
  province: 'Tỉnh Nghệ An',
  district: 'Thị xã Cửa Lò',
  ward: 'Phường Nghi Hương',
  role_province: 'cấp tỉnh',
  role_district: 'cấp huyện',
  role_ward: 'cấp xã',
  token: 'Thẻ truy cập',
  useToken: 'Dùng thẻ',
  needToken: 'Hệ thống này không cấp thẻ dùng thử. Hãy dán thẻ truy cập của bạn để xem số liệu.',
  view: 'Truy vấn',
  view_province: 'Tổng quan tỉnh',
  view_district: 'Các xã, phường',
  view_ward: 'Thẻ xã, phường',
  year: 'Năm',
  unit: 'Đơn vị',
  wards: 'Số xã',
  launched: 'Mô hình đã ra mắt',
  criteria: 'Tiêu chí đạt',
  signatories: 'Tổ chức ký cam kết',
  cases: 'Số vụ',
  subjects: 'Số đối tượng',
  reach: 'Lượt người được tuyên truyền',
  whole: 'Toàn đơn vị',
  nothing: 'Trong phạm vi của người xem không có đơn vị nào ở cấp này.',
  suppressed: 'Có số liệu nhưng quá nhỏ, được ẩn để không lộ người nào',
  notReported: 'Chưa có báo cáo: không biết, không phải bằng 0',
  synthetic: 'Số liệu tổng hợp để minh họa, không có thật',
  published: 'Số liệu đã công bố',
  syntheticBanner: 'Dữ liệu mẫu: {n} trong {m} số liệu trên trang này là tổng hợp, không có thật.',
  horizon: 'Danh mục đơn vị hành chính biết đến ngày {horizon}.',
  beyond: 'Ngày được hỏi ({asOf}) ở sau mốc đó: trả lời theo trạng thái cuối cùng đã biết.',
  openIde: 'Mở trong IDE',
  behind: 'Câu hỏi phía sau trang này',
  answered: 'Trả lời trong {ms} ms, {kb} KB, một yêu cầu.',
  models: 'Mô hình',
  stage: 'Giai đoạn',
  launchedOn: 'Ra mắt',
  due: 'Hạn',
  documents: 'Văn bản',
  reports: 'Chế độ báo cáo',
  pledges: 'Cam kết, giao ước',
  activities: 'Hoạt động',
  published_cases: 'Số liệu đã công bố về vụ việc',
  none: 'Không có trong dữ liệu.',
  population: 'Dân số',
  pilot: 'thí điểm',
  inferred: 'suy ra',
  temporary: 'tiêu chí tạm thời',
  more: 'Còn nữa: xem tiếp trong IDE.',
  loading: 'Đang hỏi…',
  quarter: 'Quý',
};

const en: typeof vi = {
  tagline: 'One query, four subgraphs: localities, cases, organizations, campaigns',
  honest:
    'This is a first page: three trusted operations, answered for the viewer that you choose. The full console comes later; ask anything else in the IDE.',
  persona: 'See it as',
  province: 'Tỉnh Nghệ An',
  district: 'Thị xã Cửa Lò',
  ward: 'Phường Nghi Hương',
  role_province: 'province',
  role_district: 'district',
  role_ward: 'ward',
  token: 'Access token',
  useToken: 'Use token',
  needToken: 'This deployment issues no trial tokens. Paste your access token to see figures.',
  view: 'Operation',
  view_province: 'Province view',
  view_district: 'Communes and wards',
  view_ward: 'Ward card',
  year: 'Year',
  unit: 'Unit',
  wards: 'Communes',
  launched: 'Launched models',
  criteria: 'Criteria met',
  signatories: 'Organizations that signed',
  cases: 'Cases',
  subjects: 'Subjects',
  reach: 'People reached',
  whole: 'The whole unit',
  nothing: 'The viewer’s scope has no unit of this level.',
  suppressed: 'There is a figure, hidden because it is so small that it could point at persons',
  notReported: 'Not reported: unknown, not zero',
  synthetic: 'Synthetic figure for demonstration, not a real one',
  published: 'Published figure',
  syntheticBanner: 'Sample data: {n} of {m} figures on this page are synthetic, not real.',
  horizon: 'The directory of units is known up to {horizon}.',
  beyond: 'The day asked about ({asOf}) lies beyond it: answered by the last known state.',
  openIde: 'Open in the IDE',
  behind: 'The query behind this page',
  answered: 'Answered in {ms} ms, {kb} KB, one request.',
  models: 'Models',
  stage: 'Stage',
  launchedOn: 'Launched',
  due: 'Due',
  documents: 'Documents',
  reports: 'Reports owed',
  pledges: 'Pledges and pacts',
  activities: 'Activities',
  published_cases: 'Published figures on cases',
  none: 'Nothing in the data.',
  population: 'Population',
  pilot: 'pilot',
  inferred: 'inferred',
  temporary: 'temporary criteria',
  more: 'There is more: go on in the IDE.',
  loading: 'Asking…',
  quarter: 'Quarter',
};

export type TextKey = keyof typeof vi;

let language: Language = 'vi';

export function speak(next: Language): void {
  language = next;
  document.documentElement.lang = next;
}

export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return (language === 'vi' ? vi : en)[key].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name]),
  );
}

export function number(value: number): string {
  return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 });
}

/** `2024-12-31` as people write it. */
export function day(text: string): string {
  const [year, month, date] = text.split('-');
  if (language === 'en' || month === undefined) return text;
  return date === undefined ? `${month}/${year}` : `${date}/${month}/${year}`;
}
