/** Checks of what people type: short texts that point at nobody, and dates as exactly as they are known. */
import { isDate } from '@diaban/shared/graphql/scalars';
import { holdsPersonalData } from '@diaban/shared/importing/personal-data';
import { ValidateBy, type ValidationOptions } from 'class-validator';

const MAX_TEXT = 280;
const CONTROL = /\p{Cc}/u;

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
export function isStated(text: unknown): boolean {
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

/** The longest list of ids that one request may name. */
export const MAX_IDS = 50;
