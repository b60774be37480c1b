/** What a unit can truthfully say about a register that it keeps. */
import { Invalid } from '@diaban/shared/errors';
import { periodOf } from '@diaban/shared/graphql/period';
import { Level } from '@diaban/shared/scope/level';

const LEVELS: readonly Level[] = Object.values(Level);

/** Monthly counts say of which commune they are, or of which larger unit; nobody counts people of a block. */
export function checkFinestLevel(level: Level, finestLevel: Level): void {
  if (LEVELS.indexOf(finestLevel) < LEVELS.indexOf(level))
    throw new Invalid(
      `finestLevel is ${finestLevel}, above the unit itself, which is of level ${level}: a register tells the unit apart at least`,
      'finestLevel',
    );
  if (finestLevel === 'NEIGHBOURHOOD')
    throw new Invalid(
      'finestLevel is NEIGHBOURHOOD: registers tell communes apart, never what is below them',
      'finestLevel',
    );
}

/** @throws Invalid for a month that has not begun @returns the first day that the register covers */
export function firstCoveredDay(from: string, today: string): string {
  const { from: day } = periodOf(from);
  if (day <= today) return day;
  throw new Invalid(`from is ${from}, which lies ahead: open the register when the month has begun`, 'from');
}

/**
 * The last day up to which a register is confirmed. @param covered the days confirmed so far
 * @throws Invalid for a month that is not over, lies before the register, or was confirmed already
 */
export function confirmedDay(
  month: string,
  covered: { from: string; completeThrough: string | null },
  today: string,
): string {
  const { to } = periodOf(month);
  const refuse = (why: string) => new Invalid(`completeThrough is ${month}, ${why}`, 'completeThrough');
  if (to >= today) throw refuse('which is not over: until then more can happen');
  if (to < covered.from) throw refuse(`before the register begins, on ${covered.from}`);
  if (covered.completeThrough !== null && to <= covered.completeThrough)
    throw refuse(`but the register is confirmed up to ${covered.completeThrough} already`);
  return to;
}
