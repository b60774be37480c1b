/** The states of a pledge, and every step that is possible or not. */
import { describe, expect, test } from '@jest/globals';
import { checkStep, type PledgeDays, pledgeState } from './pledge-state.js';

const SIGNED: PledgeDays = { signedTo: '2024-03-31', validUntil: null, withdrawnOn: null, renewedOn: null };

describe('a pledge', () => {
  test.each<[string, Partial<PledgeDays>, string, string | null]>([
    ['is nothing before it was certainly signed', {}, '2024-03-30', null],
    ['is in force from its day on', {}, '2024-03-31', 'ACTIVE'],
    ['without an end holds on', {}, '2099-01-01', 'ACTIVE'],
    ['holds on its last day', { validUntil: '2025-03-30' }, '2025-03-30', 'ACTIVE'],
    ['has expired on the day after', { validUntil: '2025-03-30' }, '2025-03-31', 'EXPIRED'],
    ['holds on the day before its withdrawal', { withdrawnOn: '2024-06-01' }, '2024-05-31', 'ACTIVE'],
    ['is withdrawn from that day on', { withdrawnOn: '2024-06-01' }, '2024-06-01', 'WITHDRAWN'],
    ['holds on the day before its renewal', { renewedOn: '2024-06-01' }, '2024-05-31', 'ACTIVE'],
    ['is renewed from that day on', { renewedOn: '2024-06-01' }, '2024-06-01', 'RENEWED'],
    [
      'that expired before its renewal is expired in between',
      { validUntil: '2024-05-01', renewedOn: '2024-06-01' },
      '2024-05-15',
      'EXPIRED',
    ],
    [
      'that expired before its renewal is renewed then',
      { validUntil: '2024-05-01', renewedOn: '2024-06-01' },
      '2024-06-01',
      'RENEWED',
    ],
  ])('%s', (_, days, asOf, state) => {
    expect(pledgeState({ ...SIGNED, ...days }, asOf)).toBe(state);
  });
});

describe('a step', () => {
  const expired = { ...SIGNED, validUntil: '2024-12-31' };
  const renewed = { ...SIGNED, renewedOn: '2025-04-01' };
  const withdrawn = { ...SIGNED, withdrawnOn: '2025-04-01' };

  test.each([
    ['RENEW', 'in force', SIGNED],
    ['RENEW', 'expired', expired],
    ['WITHDRAW', 'in force', SIGNED],
  ] as const)('%s is possible for a pledge that is %s', (step, _, days) => {
    expect(() => checkStep(days, step, '2025-02-01')).not.toThrow();
  });

  test.each([
    ['RENEW', 'renewed', renewed, /renewed already/],
    ['RENEW', 'withdrawn', withdrawn, /was withdrawn/],
    ['WITHDRAW', 'expired', expired, /has expired/],
    ['WITHDRAW', 'renewed', renewed, /renewed already/],
    ['WITHDRAW', 'withdrawn', withdrawn, /was withdrawn/],
  ] as const)('%s is refused for a pledge that is %s, also before that day', (step, _, days, why) => {
    expect(() => checkStep(days, step, '2025-02-01')).toThrow(why);
  });
});
