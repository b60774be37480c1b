/** A stretch of whole days with the name that reports give it. */
import 'reflect-metadata';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from './scalars.js';

@Directive('@shareable')
@ObjectType({ description: 'A stretch of whole days (kỳ). A single day has the same `from` and `to`.' })
export class Period {
  @Field(() => DateScalar, { description: 'First day.' })
  from: string;

  @Field(() => DateScalar, { description: 'Last day, included.' })
  to: string;

  @Field(() => String, {
    description: 'Short name: `2024`, `2024-Q2`, `2024-04`, `2024-04-12`, or `from/to`.',
  })
  label: string;
}

/** How a series is cut into periods. */
export const Periodicity = { MONTH: 'MONTH', QUARTER: 'QUARTER', YEAR: 'YEAR' } as const;
export type Periodicity = (typeof Periodicity)[keyof typeof Periodicity];
registerEnumType(Periodicity, {
  name: 'Periodicity',
  description: 'How a series is cut into periods.',
  valuesConfig: {
    MONTH: { description: 'By month (tháng).' },
    QUARTER: { description: 'By quarter (quý).' },
    YEAR: { description: 'By year (năm).' },
  },
});

const MONTHS: Record<Periodicity, number> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The period of a text of any precision: `2024`, `2024-Q2`, `2024-04`, `2024-04-12` or `from/to` of those. */
export function periodOf(text: string): Period {
  const [first, last] = text.split('/') as [string, string | undefined];
  if (last === undefined) return single(first);
  return { from: single(first).from, to: single(last).to, label: text };
}

function single(text: string): Period {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  if (quarter) return months(Number(quarter[1]), (Number(quarter[2]) - 1) * 3, 3, text);
  const [year, month, day] = text.split('-').map(Number) as [number, number?, number?];
  if (day !== undefined) return { from: text, to: text, label: text };
  return month === undefined ? months(year, 0, 12, text) : months(year, month - 1, 1, text);
}

function months(year: number, index: number, count: number, label: string): Period {
  const day = (m: number, d: number) => new Date(Date.UTC(year, m, d)).toISOString().slice(0, 10);
  return { from: day(index, 1), to: day(index + count, 0), label };
}

/** The whole periods that touch the months `from` to `to`, in order. */
export function periodsBetween(from: string, to: string, periodicity: Periodicity): Period[] {
  const size = MONTHS[periodicity];
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  const periods: Period[] = [];
  for (let start = Math.floor(index(from) / size) * size; start <= index(to); start += size) {
    const year = Math.floor(start / 12);
    const month = start % 12;
    const label = {
      MONTH: `${year}-${String(month + 1).padStart(2, '0')}`,
      QUARTER: `${year}-Q${month / 3 + 1}`,
      YEAR: `${year}`,
    };
    periods.push(months(year, month, size, label[periodicity]));
  }
  return periods;
}
