/** The permanent identity of a unit as the graph shows it: `u` and a number, so that nobody takes it for a GSO code. */
import { Invalid } from '../errors.js';

export function formatUnitId(id: number): string {
  return `u${id}`;
}

/** @returns the number behind an identity, or null when the text is none */
export function unitIdOrNull(text: unknown): number | null {
  return typeof text === 'string' && /^u[1-9]\d{0,6}$/.test(text) ? Number(text.slice(1)) : null;
}

/** @throws Invalid naming the argument */
export function parseUnitId(text: string, field: string): number {
  const id = unitIdOrNull(text);
  if (id === null) {
    throw new Invalid(
      `"${text}" is not the id of a locality: ids look like u123; to find one by its GSO code ask localityByCode`,
      field,
    );
  }
  return id;
}
