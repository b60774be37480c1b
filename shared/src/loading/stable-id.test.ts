/** Seed and sample rows have the same identity in every subgraph and on every machine. */
import { describe, expect, test } from '@jest/globals';
import { uuidOrNull } from '../graphql/uuid.js';
import { stableId } from './stable-id.js';

describe('a stable identity', () => {
  test('follows from the name, for ever', () => {
    expect(stableId('org:ubnd-nghi-huong')).toBe('6d680046-a4f8-8018-9724-bd61430dab87');
    expect(stableId('org:ubnd-nghi-huong')).toBe(stableId('org:ubnd-nghi-huong'));
  });

  test('is a UUID of version 8 and of the RFC variant, different for each name', () => {
    const ids = Array.from({ length: 1_000 }, (_, at) => stableId(`case:${at}`));
    expect(new Set(ids).size).toBe(1_000);
    for (const id of ids) {
      expect(uuidOrNull(id)).toBe(id);
      expect(id).toMatch(/^.{14}8.{4}[89ab]/);
    }
  });
});
