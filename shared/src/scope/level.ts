/** The levels of administration, from the country down; every scope and every unit has one. */
export const Level = {
  COUNTRY: 'COUNTRY',
  PROVINCE: 'PROVINCE',
  DISTRICT: 'DISTRICT',
  WARD: 'WARD',
  NEIGHBOURHOOD: 'NEIGHBOURHOOD',
} as const;
export type Level = (typeof Level)[keyof typeof Level];
