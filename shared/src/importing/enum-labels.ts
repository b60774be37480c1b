/** The words by which templates name the values of an enum: those of its registration, which exported files show too. */
import 'reflect-metadata';
import { getMetadataStorage } from 'type-graphql';
import { valueLabel } from '../tabular/value-label.js';

/** @param values a registered enum @throws Error when a value has no label, or two have the same: no file could name it */
export function labelsOf<V extends string>(values: Readonly<Record<V, string>>): Readonly<Record<V, string>> {
  const registered = getMetadataStorage().enums.find(({ enumObj }) => enumObj === values);
  if (registered === undefined) throw new Error('The enum is not registered');
  const { name, valuesConfig } = registered;
  const descriptions = valuesConfig as Readonly<Record<string, { description?: string } | undefined>>;
  const taken = new Set<string>();
  const entries = Object.keys(values).map((value) => {
    const label = valueLabel(descriptions[value]?.description);
    if (label === null || taken.has(label))
      throw new Error(
        `${name}.${value} needs a label of its own in the first parentheses of its description`,
      );
    taken.add(label);
    return [value, label];
  });
  return Object.fromEntries(entries);
}
