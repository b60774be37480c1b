/** Stub subgraph of organizations, which other subgraphs refer to and which sit in units. */
import { COMMITTEE_IDS, ORGANIZATION_IDS, pick, WARD_IDS } from './ids.js';
import { FEDERATION, type Stub, type StubRow } from './stub.js';

const KINDS = ['POLICE', 'PEOPLES_COMMITTEE', 'WOMENS_UNION', 'YOUTH_UNION'];
const NAMES = ['Công an phường', 'Ủy ban nhân dân phường', 'Hội Liên hiệp Phụ nữ', 'Đoàn Thanh niên'];

const rows = new Map<string, StubRow>(
  ORGANIZATION_IDS.map((id, at) => [
    id,
    {
      __typename: 'Organization',
      id,
      name: `${pick(NAMES, at)} ${at + 1}`,
      kind: pick(KINDS, at),
      members: 12 + ((at * 7) % 90),
      seat: { __typename: 'Unit', id: pick(WARD_IDS, at) },
    },
  ]),
);

const units = new Map<string, StubRow>(
  WARD_IDS.map((id) => [
    id,
    {
      __typename: 'Unit',
      id,
      organizations: [...rows.values()].filter(({ seat }) => (seat as StubRow).id === id),
    },
  ]),
);

export const organizations: Stub = {
  name: 'organizations',
  sdl: `
    ${FEDERATION}
    type Query {
      committee: [Organization!]!
    }
    enum Kind { POLICE PEOPLES_COMMITTEE WOMENS_UNION YOUTH_UNION }
    type Unit @key(fields: "id") {
      id: ID!
      organizations: [Organization!]!
    }
    type Organization @key(fields: "id") {
      id: ID!
      name: String!
      kind: Kind!
      members: Int
      seat: Unit!
    }`,
  query: { committee: () => COMMITTEE_IDS.map((id) => rows.get(id)) },
  entities: { Organization: rows, Unit: units },
};
