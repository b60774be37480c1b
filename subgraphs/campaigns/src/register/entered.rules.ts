/** Where entries come from that somebody makes or changes through the graph. */
import { Invalid } from '@diaban/shared/errors';
import type { Provenance } from '@diaban/shared/graphql/measure';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import type { Viewer } from '@diaban/shared/scope/viewer';

type Writer = Pick<Viewer, 'role' | 'unit'>;

/** The origin of a new entry: the register itself, in the words of the unit that made it. */
export function enteredBy(writer: Writer): { provenance: Provenance; source: string } {
  return { provenance: 'REGISTERED', source: `Programme register, entered by ${unitOf(writer)}` };
}

/** The source of an entry that somebody else adds to. It still begins with whose word the rest is. */
export function amendedSource(source: string, writer: Writer): string {
  const amendment = `; amended by ${unitOf(writer)}`;
  return source.includes(amendment) || source === enteredBy(writer).source ? source : `${source}${amendment}`;
}

function unitOf({ role, unit }: Writer): string {
  return `${role} ${unit}`;
}

/** @throws Invalid naming the first id that is none; each id once, in their order */
export function parseUuids(ids: readonly string[] | null | undefined, field: string): string[] {
  return [...new Set((ids ?? []).map((id) => parseUuid(id, field)))];
}

export function uuidOrNone(id: string | null | undefined, field: string): string | null {
  return id == null ? null : parseUuid(id, field);
}

/** The first and the last day of a date that is stated to the day, month or year. */
export function firstDay(stated: string): string {
  return `${stated}-01-01`.slice(0, 10);
}

export function lastDay(stated: string): string {
  if (stated.length === 10) return stated;
  if (stated.length === 4) return `${stated}-12-31`;
  const [year, month] = stated.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** @throws Invalid when what is told of as done lies in the future */
export function checkNotAhead(stated: string | null | undefined, field: string): void {
  if (stated != null && firstDay(stated) > today())
    throw new Invalid(`${field} is ${stated}, which lies ahead: enter it when it has happened`, field);
}

/** @throws Invalid when the later of two dates is certainly before the earlier one */
export function checkOrder(
  earlier: string | null | undefined,
  later: string | null | undefined,
  field: string,
  what: string,
): void {
  if (earlier != null && later != null && lastDay(later) < firstDay(earlier))
    throw new Invalid(`${field} is ${later}, before ${what} on ${earlier}: check the two dates`, field);
}
