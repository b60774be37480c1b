/** Dates and months as text (never as a moment in some time zone), and the GSO code of a unit. */
import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { Invalid } from '../errors.js';

function textScalar(name: string, description: string, accepts: (text: string) => boolean, example: string) {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new Invalid(`${JSON.stringify(value)} is not a ${name}: write it like "${example}"`, name);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

/** True for a day that exists in the calendar, which has no year 0. */
export function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

export const DateScalar = textScalar('Date', 'A day of the calendar, `YYYY-MM-DD`.', isDate, '2023-05-09');

export const MonthScalar = textScalar(
  'Month',
  'A month of the calendar, `YYYY-MM`.',
  (text) => /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(text),
  '2023-05',
);

export const GsoCodeScalar = textScalar(
  'GsoCode',
  'A unit code of the General Statistics Office (mã đơn vị hành chính): 2 digits for a province, 3 for a district, 5 for a commune; `VN` for the country. A code belongs to a unit for a period and may be used again: the identity is `id`.',
  (text) => /^(VN|\d{2}|\d{3}|\d{5})$/.test(text),
  '16732',
);
