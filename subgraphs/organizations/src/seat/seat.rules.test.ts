/** Every way in which a seat fits, or does not fit, those that are on record. */
import { describe, expect, test } from '@jest/globals';
import { checkParties, type SeatOnRecord, type SeatParty, seatPlan, type WantedSeat } from './seat.rules.js';

const TODAY = '2025-06-30';
const seat = (id: string, columns: Partial<SeatOnRecord> = {}): SeatOnRecord => ({
  id,
  organizationId: 'police',
  role: 'CHAIR',
  knownSince: '2023-01-01',
  until: null,
  ...columns,
});
const wanted = (columns: Partial<WantedSeat> = {}): WantedSeat => ({
  organizationId: 'front',
  role: 'CHAIR',
  since: '2024-05-01',
  until: null,
  ...columns,
});

describe('a new seat', () => {
  test('is simply made where nobody is in the way', () => {
    expect(seatPlan([], wanted(), TODAY)).toEqual({ ends: [], isNew: true });
    const members = [seat('a', { role: 'MEMBER' }), seat('b', { role: 'DEPUTY' })];
    expect(seatPlan(members, wanted({ role: 'MEMBER' }), TODAY)).toEqual({ ends: [], isNew: true });
    expect(seatPlan([seat('a', { until: '2024-04-30' })], wanted(), TODAY)).toEqual({
      ends: [],
      isNew: true,
    });
  });

  test.each(['CHAIR', 'STANDING_AGENCY'] as const)(
    'of a new %s ends the one before on the day before',
    (role) => {
      expect(seatPlan([seat('a', { role })], wanted({ role }), TODAY)).toEqual({
        ends: [{ id: 'a', before: null, until: '2024-04-30' }],
        isNew: true,
      });
    },
  );

  test('of a role that is given to the end, or later, is refused', () => {
    expect(() => seatPlan([seat('a', { until: '2024-12-31' })], wanted(), TODAY)).toThrow(
      /2023-01-01 to 2024-12-31/,
    );
    expect(() => seatPlan([seat('a', { knownSince: '2024-06-01' })], wanted(), TODAY)).toThrow(
      /from 2024-06-01 on/,
    );
  });

  test('of an organization that has the role already names the day of that seat', () => {
    const member = { role: 'MEMBER', organizationId: 'front' } as const;
    expect(() => seatPlan([seat('a', member)], wanted(member), TODAY)).toThrow(/from 2023-01-01 on/);
  });

  test('does not begin ahead of today, and does not end before it begins', () => {
    expect(() => seatPlan([], wanted({ since: '2025-07-01' }), TODAY)).toThrow(/lies ahead/);
    expect(() => seatPlan([], wanted({ until: '2024-04-30' }), TODAY)).toThrow(/before the first day/);
  });
});

describe('a seat on record', () => {
  const same = { organizationId: 'police', since: '2023-01-01' };

  test('is ended, and prolonged, by its organization, role and first day', () => {
    const ended = seatPlan([seat('a')], wanted({ ...same, until: '2024-12-31' }), TODAY);
    expect(ended).toEqual({ ends: [{ id: 'a', before: null, until: '2024-12-31' }], isNew: false });
    const prolonged = seatPlan([seat('a', { until: '2024-12-31' })], wanted(same), TODAY);
    expect(prolonged).toEqual({ ends: [{ id: 'a', before: '2024-12-31', until: null }], isNew: false });
  });

  test('is not prolonged into the time of the next chair', () => {
    const seats = [
      seat('a', { until: '2024-12-31' }),
      seat('b', { organizationId: 'front', knownSince: '2025-01-01' }),
    ];
    expect(() => seatPlan(seats, wanted(same), TODAY)).toThrow(/Another organization has this role/);
  });

  test('that is like this already is refused', () => {
    expect(() => seatPlan([seat('a')], wanted(same), TODAY)).toThrow(/nothing changes/);
  });
});

describe('the parties of a seat', () => {
  const committee: SeatParty = {
    id: 'c',
    kind: 'STEERING_COMMITTEE',
    name: 'BCĐ',
    valid_from: null,
    valid_to: null,
  };
  const police: SeatParty = { ...committee, id: 'p', kind: 'POLICE', name: 'Công an' };

  test.each<[SeatParty, SeatParty, RegExp]>([
    [police, police, /a POLICE: name a steering committee/],
    [committee, committee, /its members are organizations themselves/],
    [{ ...committee, valid_to: '2024-01-01' }, police, /was dissolved/],
    [committee, { ...police, valid_to: '2024-01-01' }, /Công an did not exist/],
    [{ ...committee, valid_from: '2024-06-01' }, police, /BCĐ did not exist/],
  ])('%#: are refused where they cannot be', (one, other, why) => {
    expect(() => checkParties(one, other, '2024-05-01')).toThrow(why);
  });

  test('are a steering committee and an organization that exist', () => {
    expect(() => checkParties(committee, police, '2024-05-01')).not.toThrow();
  });
});
