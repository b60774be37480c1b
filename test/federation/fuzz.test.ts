// The fuzzer with a fixed seed, as far as every build can afford it.
import { describe, expect, test } from '@jest/globals';
import { fuzz } from './fuzz.js';

describe('5,000 random operations over random federations', () => {
  test('are answered as graphql-js answers them on the schema that was never split', async () => {
    const report = await fuzz(5000, 1);
    expect(report.failures).toEqual([]);
    expect(report.operations).toBeGreaterThanOrEqual(5000);
    expect(report.withErrors).toBeGreaterThan(200);
    // The planner cannot plan a few; they are refused, and must stay few.
    expect(report.unplanned).toBeLessThan(report.operations * 0.02);
  }, 180_000);
});
