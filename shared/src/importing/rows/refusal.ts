/** What the database refuses a row for, as a fault of that row; anything else is no fault of the file. */
import { Fault } from '../fault.js';

/** @returns null when the error is not about the rows */
export function refusalOf(error: unknown): Fault | null {
  const { code } = (error as { driverError?: { code?: string } } | null)?.driverError ?? { code: undefined };
  if (code === '42501') {
    return new Fault(
      'OUT_OF_SCOPE',
      'Dòng này không thuộc phạm vi được ghi của tài khoản.',
      'Chỉ gửi dữ liệu của đơn vị mình và các đơn vị trực thuộc.',
    );
  }
  if (code === '23505') {
    return new Fault(
      'ALREADY_THERE',
      'Đã có bản ghi trùng các giá trị nhận dạng.',
      'Xóa dòng này, hoặc gửi lại với đúng mã nguồn của bản ghi đã có.',
    );
  }
  // classes of errors: values that do not fit their type, and constraints
  if (code?.startsWith('22') || code?.startsWith('23')) {
    return new Fault(
      'REFUSED_BY_DATABASE',
      'Cơ sở dữ liệu không nhận các giá trị của dòng này.',
      'Kiểm tra lại các giá trị của dòng theo sheet hướng dẫn.',
    );
  }
  return null;
}
