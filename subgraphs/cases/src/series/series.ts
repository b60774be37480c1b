/** Arguments of every series of figures by period, and the check that keeps a series readable. */
import { Invalid } from '@diaban/shared/errors';
import { type Period, Periodicity, periodsBetween } from '@diaban/shared/graphql/period';
import { MonthScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class SeriesArgs {
  @Field(() => MonthScalar, {
    description: 'First month. The series begins with the whole period in which it lies.',
  })
  from: string;

  @Field(() => MonthScalar, {
    description: 'Last month. The series ends with the whole period in which it lies.',
  })
  to: string;

  @Field(() => Periodicity, {
    defaultValue: Periodicity.QUARTER,
    description: 'How the series is cut into periods (theo tháng, quý, năm).',
  })
  per: Periodicity;
}

/** Figures that one series may have for one unit. */
export const MAX_CELLS = 600;

const MONTHS: Record<Periodicity, number> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/**
 * The periods of a series. @param categories figures a period
 * @throws Invalid naming `from` for a series that ends before it begins or is too long
 */
export function seriesPeriods({ from, to, per }: SeriesArgs, categories: number): Period[] {
  if (from > to)
    throw new Invalid(`from is ${from}, which is after to, ${to}: give the earlier month first`, 'from');
  // a lower bound, so that no list is made for a span of millennia
  const cells = Math.ceil((monthNumber(to) - monthNumber(from) + 1) / MONTHS[per]) * categories;
  const periods = cells > MAX_CELLS ? [] : periodsBetween(from, to, per);
  const asked = Math.max(cells, periods.length * categories);
  if (asked > MAX_CELLS)
    throw new Invalid(
      `${from} to ${to} makes ${asked} figures a unit, more than ${MAX_CELLS}: begin later, or ask for longer periods or fewer categories`,
      'from',
    );
  return periods;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}
