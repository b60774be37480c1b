/** The stage of a campaign on a day. */
import { expect, test } from '@jest/globals';
import { stageOn } from './campaign.rules.js';

const APRIL = { launchedBy: '2024-04-30', concludedBy: null };

test.each([
  ['before its launch', APRIL, '2024-03-31', 'PLANNED'],
  ['within the month of a launch whose day is not known', APRIL, '2024-04-15', 'PLANNED'],
  ['on the last day of that month', APRIL, '2024-04-30', 'LAUNCHED'],
  ['on the day of its conclusion', { ...APRIL, concludedBy: '2025-01-10' }, '2025-01-10', 'CONCLUDED'],
  ['the day before', { ...APRIL, concludedBy: '2025-01-10' }, '2025-01-09', 'LAUNCHED'],
  ['without any date', { launchedBy: null, concludedBy: null }, '2030-01-01', 'PLANNED'],
])('a campaign %s has the stage that is certain by then', (_case, campaign, day, stage) => {
  expect(stageOn(campaign, day)).toBe(stage);
});
