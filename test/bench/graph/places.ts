/** Stub subgraph of administrative units: provinces and their wards. */
import { PROVINCE_IDS, pick, WARD_IDS } from './ids.js';
import { FEDERATION, type Stub, type StubRow } from './stub.js';

const NAMES = ['Nghi Hương', 'Nghi Thu', 'Thu Thủy', 'Hưng Dũng', 'Trường Vinh', 'Quỳnh Lưu', 'Con Cuông'];

const wards = new Map<string, StubRow>(
  WARD_IDS.map((id, at) => [
    id,
    {
      __typename: 'Unit',
      id,
      code: String(16_000 + at * 3),
      name: `Phường ${pick(NAMES, at)} ${at + 1}`,
      level: 'WARD',
      population: 4_000 + at * 137,
      households: 1_100 + at * 31,
      wards: [],
    },
  ]),
);

const provinces = new Map<string, StubRow>(
  PROVINCE_IDS.map((id, at) => [
    id,
    {
      __typename: 'Unit',
      id,
      code: String(38 + at),
      name: `Tỉnh ${pick(NAMES, at)}`,
      level: 'PROVINCE',
      population: 1_200_000 + at * 10_007,
      households: 310_000 + at * 1_009,
      wards: [...wards.values()].filter((ward) => String(ward.id).startsWith(id)),
    },
  ]),
);

const units = new Map([...provinces, ...wards]);

export const places: Stub = {
  name: 'places',
  sdl: `
    ${FEDERATION}
    enum Level { PROVINCE WARD }
    type Query {
      provinces: [Unit!]!
      unit(id: ID!): Unit
    }
    type Unit @key(fields: "id") {
      id: ID!
      code: String!
      name: String!
      level: Level!
      population: Int
      households: Int
      wards: [Unit!]!
    }`,
  query: {
    provinces: () => [...provinces.values()],
    unit: (_root, { id }) => units.get(id) ?? null,
  },
  entities: { Unit: units },
};
