/** A date as a source states it: to the day, or only to the month or year, and whether it had to be inferred. */
import 'reflect-metadata';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Period, periodOf } from './period.js';

export const DatePrecision = { DAY: 'DAY', MONTH: 'MONTH', YEAR: 'YEAR' } as const;
export type DatePrecision = (typeof DatePrecision)[keyof typeof DatePrecision];
registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How exactly a source states a date.',
  valuesConfig: {
    DAY: { description: 'The day is known.' },
    MONTH: { description: 'Only the month is known.' },
    YEAR: { description: 'Only the year is known.' },
  },
});

@Directive('@shareable')
@ObjectType({ description: 'A date as its source states it.' })
export class StatedDate {
  @Field(() => Period, { description: 'The day, or the month or year in which it lies.' })
  period: Period;

  @Field(() => DatePrecision, { description: 'How exactly it is known.' })
  precision: DatePrecision;

  @Field(() => Boolean, {
    description: 'True when the source does not write it and it was concluded from other facts.',
  })
  inferred: boolean;
}

const PRECISIONS: readonly [RegExp, DatePrecision][] = [
  [/^\d{4}$/, 'YEAR'],
  [/^\d{4}-\d{2}$/, 'MONTH'],
  [/^\d{4}-\d{2}-\d{2}$/, 'DAY'],
];

/** @param text `2023-05-09`, `2024-04` or `2021`; null stays null */
export function statedDate(text: string | null, inferred: boolean): StatedDate | null {
  if (text === null) return null;
  const precision = PRECISIONS.find(([pattern]) => pattern.test(text))?.[1];
  if (precision === undefined) throw new Error(`"${text}" is no day, month or year`);
  return { period: periodOf(text), precision, inferred };
}
