/** Identities of everything but units: UUIDs, checked before they reach the database. */
import type DataLoader from 'dataloader';
import { Invalid } from '../errors.js';

const PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @returns the UUID as PostgreSQL writes it, or null when the value is none */
export function uuidOrNull(value: unknown): string | null {
  return typeof value === 'string' && PATTERN.test(value) ? value.toLowerCase() : null;
}

/** @throws Invalid naming the argument */
export function parseUuid(text: string, field: string): string {
  const id = uuidOrNull(text);
  if (id === null) {
    throw new Invalid(
      `"${text}" is not an id: ids look like 01234567-89ab-8def-8123-456789abcdef, as the graph returned them`,
      field,
    );
  }
  return id;
}

/** The reference resolver of an entity with the key `id`: null for what is malformed, unknown or out of scope. */
export async function resolveUuid<V>(
  { id }: Record<string, unknown>,
  byId: DataLoader<string, V | null>,
): Promise<V | null> {
  const known = uuidOrNull(id);
  return known === null ? null : byId.load(known);
}
