/** Stub subgraph of police cases by unit. */
import { ORGANIZATION_IDS, pick, WARD_IDS } from './ids.js';
import { FEDERATION, type Stub, type StubRow } from './stub.js';

const STAGES = ['REPORTED', 'INVESTIGATED', 'PROSECUTED', 'TRIED', 'CLOSED'];
const OFFENCES = [
  'Tàng trữ trái phép chất ma túy',
  'Mua bán trái phép chất ma túy',
  'Trộm cắp tài sản',
  'Cố ý gây thương tích',
];
const CASES_PER_WARD = 4;

function casesOf(ward: number): StubRow[] {
  return Array.from({ length: CASES_PER_WARD }, (_, at) => {
    const number = ward * CASES_PER_WARD + at;
    return {
      __typename: 'Case',
      id: `c${10_000 + number}`,
      openedOn: `2024-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
      stage: pick(STAGES, number),
      offence: pick(OFFENCES, number),
      subjects: number % 3 === 0 ? null : number % 7,
      handledBy: [0, 1].map((offset) => ({
        __typename: 'Organization',
        id: pick(ORGANIZATION_IDS, number * 2 + offset),
      })),
    };
  });
}

const units = new Map<string, StubRow>(
  WARD_IDS.map((id, at) => {
    const cases = casesOf(at);
    return [
      id,
      {
        __typename: 'Unit',
        id,
        cases,
        caseSummary: { open: at % 11, closed: 3 + (at % 17), latest: cases[0] },
      },
    ];
  }),
);

export const cases: Stub = {
  name: 'cases',
  sdl: `
    ${FEDERATION}
    enum Stage { REPORTED INVESTIGATED PROSECUTED TRIED CLOSED }
    type Unit @key(fields: "id") {
      id: ID!
      cases: [Case!]!
      caseSummary: CaseSummary
    }
    type CaseSummary {
      open: Int!
      closed: Int!
      latest: Case
    }
    type Case @key(fields: "id") {
      id: ID!
      openedOn: String!
      stage: Stage!
      offence: String!
      subjects: Int
      handledBy: [Organization!]!
    }
    type Organization @key(fields: "id", resolvable: false) {
      id: ID!
    }`,
  query: {},
  entities: {
    Unit: units,
    Case: new Map(
      [...units.values()].flatMap((unit) =>
        (unit.cases as StubRow[]).map((one): [string, StubRow] => [String(one.id), one]),
      ),
    ),
  },
};
