/** A moment, as against a day: when something was recorded, sent or finished. */
import { GraphQLScalarType, Kind } from 'graphql';
import { Invalid } from '../errors.js';

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'A moment in time, `YYYY-MM-DDThh:mm:ssZ`, or with an offset such as `+07:00`. Answers are in UTC.',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: moment,
  parseLiteral: (node) => moment(node.kind === Kind.STRING ? node.value : null),
});

function moment(value: unknown): Date {
  const date = new Date(typeof value === 'string' && FORM.test(value) ? value : Number.NaN);
  if (!Number.isNaN(date.getTime())) return date;
  throw new Invalid(
    `${JSON.stringify(value)} is not a DateTime: write it like "2023-05-09T08:30:00+07:00"`,
    'DateTime',
  );
}
