// The fuzzer with a fixed seed, as far as every build can afford it.
import { describe, expect, test } from '@jest/globals';
import { fuzz } from './fuzz.js';

describe('5,000 random operations over random federations', () => {
  test('are answered as graphql-js answers them on the schema that was never split', async () => {
    const report = await fuzz(5000, 1);
    expect(report.failures).toEqual([]);
    expect(report.operations).toBeGreaterThanOrEqual(5000);
    expect(report.withErrors).toBeGreaterThan(500);
    expect(report.requestErrors).toBeGreaterThan(20);
    expect(report.troubledExactly).toBeGreaterThan(500);
    // Where a field failed in one place only the comparison is looser; the planner cannot plan a few operations, which
    // are refused. Both must stay few.
    expect(report.troubledLoosely).toBeLessThan(report.troubledExactly * 0.03);
    const unplanned = Object.values(report.unplanned).reduce((sum, one) => sum + one, 0);
    expect(unplanned).toBeLessThan(report.operations * 0.03);
  }, 180_000);
});
