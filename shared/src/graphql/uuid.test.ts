/** UUIDs are checked before they reach the database. */
import { describe, expect, test } from '@jest/globals';
import DataLoader from 'dataloader';
import { Invalid } from '../errors.js';
import { parseUuid, resolveUuid, uuidOrNull } from './uuid.js';

const id = '01234567-89ab-8def-8123-456789abcdef';

describe('a uuid', () => {
  test('is written as PostgreSQL writes it', () => {
    expect(uuidOrNull(id.toUpperCase())).toBe(id);
    expect(parseUuid(id, 'caseId')).toBe(id);
  });

  test.each([
    '',
    'u413',
    id.slice(1),
    `${id}0`,
    `${id}\n`,
    `{${id}}`,
    id.replaceAll('-', ''),
    id.replace('0', 'g'),
    7,
    null,
    [id],
  ])('is not %j', (value) => {
    expect(uuidOrNull(value)).toBeNull();
  });

  test('that is malformed is an Invalid as an argument', () => {
    expect(() => parseUuid('413', 'caseId')).toThrow(Invalid);
    expect(() => parseUuid('413', 'caseId')).toThrow(/"413"/);
  });

  test('that is malformed is null as a reference and asks nobody', async () => {
    const asked: string[][] = [];
    const byId = new DataLoader<string, string | null>(async (keys) => {
      asked.push([...keys]);
      return keys.map((key) => (key === id ? 'found' : null));
    });
    expect(await resolveUuid({ id: '413' }, byId)).toBeNull();
    expect(await resolveUuid({}, byId)).toBeNull();
    expect(asked).toEqual([]);
    expect(await resolveUuid({ id: id.toUpperCase() }, byId)).toBe('found');
  });
});
