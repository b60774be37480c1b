/** Makes an enum of the schema from its values and their descriptions, so that each value is written once. */
import { registerEnumType } from 'type-graphql';

/** @returns an object whose keys equal its values, registered under `name` */
export function describedEnum<K extends string>(
  name: string,
  description: string,
  values: Readonly<Record<K, string>>,
): { readonly [P in K]: P } {
  const keys = Object.keys(values) as K[];
  const members = Object.fromEntries(keys.map((key) => [key, key])) as { [P in K]: P };
  registerEnumType(members, {
    name,
    description,
    valuesConfig: Object.fromEntries(keys.map((key) => [key, { description: values[key] }])) as never,
  });
  return members;
}
