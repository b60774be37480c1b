/** Who asks, for which unit and to what end: the value that decides what every subgraph shows. */
import { z } from 'zod';
import { Unauthenticated } from '../errors.js';

export const ROLES = ['province', 'district', 'ward', 'planner', 'auditor', 'analyst'] as const;
export type Role = (typeof ROLES)[number];

export const PURPOSES = ['REPORTING', 'SUPERVISION', 'PLANNING', 'RESEARCH', 'AUDIT'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A GSO code, `VN` for the country; `44@2025-06-30` picks the unit that held the code on that day. */
export const UNIT_PATTERN = /^(VN|\d{2}|\d{3}|\d{5})(@\d{4}-\d{2}-\d{2})?$/;

/** PostgreSQL would refuse such a day with an error that says nothing to the caller. */
function namesRealDay(unit: string): boolean {
  const [, day] = unit.split('@');
  return day === undefined || (day >= '0001' && z.iso.date().safeParse(day).success);
}

const viewerSchema = z.object({
  subject: z.string().min(1).max(200),
  role: z.enum(ROLES),
  unit: z
    .string()
    .regex(UNIT_PATTERN, 'must be VN or a GSO code of 2, 3 or 5 digits')
    .refine(namesRealDay, 'names a day that is not in the calendar'),
  purpose: z.enum(PURPOSES),
});

/** The verified claims of a caller. `unit` is the root of their scope: it and all that lies under it. */
export type Viewer = Readonly<z.output<typeof viewerSchema>>;

/** Checks claims that come from a token or a signed call. @throws Unauthenticated naming each bad claim */
export function viewerOf(claims: unknown): Viewer {
  const result = viewerSchema.safeParse(claims);
  if (result.success) return Object.freeze(result.data);
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'claims'} ${issue.message}`);
  throw new Unauthenticated(`The token's claims are not usable: ${faults.join('; ')}`);
}
