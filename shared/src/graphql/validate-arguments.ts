/** Checks arguments against the rules of their classes, at once: type-graphql's own way takes turns of the event loop. */
import { validateSync } from 'class-validator';
import { ArgumentValidationError } from 'type-graphql';

const OPTIONS = { skipMissingProperties: true, forbidUnknownValues: false };

/**
 * What type-graphql calls with each argument object. Its own imports class-validator anew and waits for each; fields of
 * one level then come to their loaders in different turns, and batches fall apart. Our rules are synchronous.
 * @throws ArgumentValidationError with every fault
 */
export function validateArguments(value: unknown): void {
  const values = Array.isArray(value) ? value : [value];
  const errors = values.flatMap((one) =>
    typeof one === 'object' && one !== null ? validateSync(one, OPTIONS) : [],
  );
  if (errors.length > 0) throw new ArgumentValidationError(errors);
}
