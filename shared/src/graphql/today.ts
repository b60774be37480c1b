/** The day that it is in Vietnam, which a report's deadline and `asOf` left out mean. */

const IN_VIETNAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** @returns `YYYY-MM-DD` */
export function today(now: Date = new Date()): string {
  return IN_VIETNAM.format(now);
}
