/** The ids that the stub subgraphs share: how many units there are, and which ones. */

export const PROVINCES = 4;
export const WARDS_PER_PROVINCE = 9;
export const ORGANIZATIONS = 120;

export const PROVINCE_IDS: readonly string[] = Array.from({ length: PROVINCES }, (_, at) => `u${10 + at}`);

export const WARD_IDS: readonly string[] = PROVINCE_IDS.flatMap((province) =>
  Array.from({ length: WARDS_PER_PROVINCE }, (_, at) => `${province}${String(at).padStart(3, '0')}`),
);

export const ORGANIZATION_IDS: readonly string[] = Array.from(
  { length: ORGANIZATIONS },
  (_, at) => `o${1000 + at}`,
);

/** The few organizations that lead together, so that they are met again and again. */
export const COMMITTEE_IDS: readonly string[] = ORGANIZATION_IDS.slice(0, 6);

/** An item of a list by a number that may be larger than the list. */
export function pick<T>(list: readonly T[], at: number): T {
  return list[at % list.length]!;
}
