/** Days as spreadsheets count them and as people in Viet Nam write them: `09/05/2023`. */

const DAY = 86_400_000;

/** @param serial days since the turn of 1900, or of 1904 in workbooks of old Macs @returns null where there is no such day */
export function dayOfSerial(serial: number, since1904: boolean): string | null {
  const days = Math.floor(serial) + (since1904 ? 1_462 : 0);
  // before 61 the count holds a 29 February 1900 that never was; past 2,958,465 there are five-digit years
  if (!(days >= 61 && days <= 2_958_465)) return null;
  return new Date(Date.UTC(1899, 11, 30) + days * DAY).toISOString().slice(0, 10);
}

/** @param day `YYYY-MM-DD` from 1 March 1900 on */
export function serialOfDay(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY);
}

/** @returns `YYYY-MM-DD` for `9/5/2023`, `09-05-2023`, `09.05.2023` and `2023-05-09`; null for anything else */
export function parseDay(text: string): string | null {
  const vietnamese = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (vietnamese) return dayOf(vietnamese[4]!, vietnamese[3]!, vietnamese[1]!);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return iso ? dayOf(iso[1]!, iso[2]!, iso[3]!) : null;
}

/** @returns `YYYY-MM` for `5/2023`, `05-2023` and `2023-05`; null for anything else */
export function parseMonth(text: string): string | null {
  const [, month, year] = /^(\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const [, isoYear, isoMonth] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  const day = dayOf(year ?? isoYear ?? '', month ?? isoMonth ?? '', '1');
  return day === null ? null : day.slice(0, 7);
}

/** @returns null for a day that is not in the calendar */
function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00Z`);
  if (year < '1000' || Number.isNaN(moment.getTime())) return null;
  return moment.toISOString().startsWith(text) ? text : null;
}
