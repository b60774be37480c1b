/** The Vietnamese words with which files name offences, kinds of cases and what was seized. */
import type { OffenceType } from '../offence/offence-type.js';
import type { CaseKind } from '../police-case/case-enums.js';
import type { SeizureUnit, Substance } from '../police-case/seizure.js';

export const OFFENCE_LABELS: Readonly<Record<OffenceType, string>> = {
  TRAFFICKING: 'Mua bán',
  POSSESSION: 'Tàng trữ',
  TRANSPORT: 'Vận chuyển',
  ILLEGAL_USE: 'Sử dụng trái phép',
  ORGANISING_USE: 'Tổ chức sử dụng',
  HARBOURING_USE: 'Chứa chấp sử dụng',
};

export const CASE_KIND_LABELS: Readonly<Record<CaseKind, string>> = {
  CASE: 'Vụ án, vụ việc',
  SPECIAL_CASE: 'Chuyên án',
  RING: 'Đường dây',
};

export const SUBSTANCE_LABELS: Readonly<Record<Substance, string>> = {
  HEROIN: 'Heroin',
  OPIUM: 'Thuốc phiện',
  METHAMPHETAMINE: 'Methamphetamine',
  MDMA: 'Thuốc lắc',
  KETAMINE: 'Ketamine',
  CANNABIS: 'Cần sa',
  COCAINE: 'Cocaine',
  OTHER: 'Chất khác',
};

export const SEIZURE_UNIT_LABELS: Readonly<Record<SeizureUnit, string>> = { GRAM: 'gam', TABLET: 'viên' };
