/** Checks of what people type: short texts that point at nobody, and dates as exactly as they are known. */
import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isDate } from '../graphql/scalars.js';
import { holdsPersonalData } from './personal-data.js';

const MAX_TEXT = 280;
/** Control characters, line ends, what turns the order of letters around, and halves of characters, which no JSON of the database takes. */
const CONTROL = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** A text of at most 280 characters without identity numbers, telephone numbers and e-mail addresses. */
export function ShortText(max = MAX_TEXT, options?: ValidationOptions): PropertyDecorator {
  const fits = (text: unknown) =>
    typeof text === 'string' &&
    text.trim() !== '' &&
    text.length <= max &&
    !CONTROL.test(text) &&
    !holdsPersonalData(text);
  return ValidateBy(
    {
      name: 'shortText',
      validator: {
        validate: fits,
        defaultMessage: () =>
          `must be a text of 1 to ${max} characters on one line, without identity numbers, telephone numbers and e-mail addresses: name roles and organizations, never persons`,
      },
    },
    options,
  );
}

/** @returns whether it is a real day, month or year of the calendar */
export function isStated(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}(-\d{2}){0,2}$/.test(text)) return false;
  return isDate(`${text}-01-01`.slice(0, 10));
}

/** `2023-05-09`, `2024-04` or `2021`, as exactly as it is known. */
export function StatedText(): PropertyDecorator {
  return ValidateBy({
    name: 'statedText',
    validator: {
      validate: isStated,
      defaultMessage: () =>
        'must be a day, month or year as exactly as it is known: "2023-05-09", "2024-04" or "2021"',
    },
  });
}
