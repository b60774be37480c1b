/** The milestones on which the four synthetic samples agree. */
import { describe, expect, test } from '@jest/globals';
import { isDate } from '../graphql/scalars.js';
import { type Milestones, SAMPLE_FROM, SAMPLE_TO, sampleMilestones } from './sample.js';

const codes = Array.from({ length: 2_000 }, (_, at) => String(10_000 + at));
const all = codes.map(sampleMilestones);
const planned = all.filter((milestones): milestones is Milestones => milestones !== null);

describe('the milestones of a sample unit', () => {
  test('follow from its code alone', () => {
    expect(codes.map(sampleMilestones)).toEqual(all);
  });

  test('lie in the calendar and in the period of the sample', () => {
    for (const day of planned
      .flatMap((one) => [one.planned, one.begun, one.joined])
      .filter((one) => one !== null)) {
      expect(isDate(day)).toBe(true);
      expect(day > SAMPLE_FROM && day <= `${SAMPLE_TO}-30`).toBe(true);
    }
  });

  test('come in order, and none without the one before', () => {
    for (const { planned: first, begun, joined } of planned) {
      if (begun !== null) expect(begun > first).toBe(true);
      if (joined !== null) expect(begun !== null && joined >= begun).toBe(true);
    }
  });

  test('are reached by some units and not by others', () => {
    for (const reached of [
      all.filter((one) => one !== null),
      planned.filter(({ begun }) => begun !== null),
      planned.filter(({ joined }) => joined !== null),
    ]) {
      expect(reached.length).toBeGreaterThan(200);
      expect(reached.length).toBeLessThan(1_800);
    }
  });
});
