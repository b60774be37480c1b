/** Stub subgraph of campaigns by unit, each led by an organization. */
import { COMMITTEE_IDS, ORGANIZATION_IDS, pick, WARD_IDS } from './ids.js';
import { FEDERATION, type Stub, type StubRow } from './stub.js';

const TITLES = [
  'Phường sạch về ma túy',
  'Khu dân cư an toàn',
  'Trường học không ma túy',
  'Ngày thứ bảy tình nguyện',
];
const CAMPAIGNS_PER_WARD = 2;

function campaignsOf(ward: number): StubRow[] {
  return Array.from({ length: CAMPAIGNS_PER_WARD }, (_, at) => {
    const number = ward * CAMPAIGNS_PER_WARD + at;
    return {
      __typename: 'Campaign',
      id: `m${5_000 + number}`,
      title: `${pick(TITLES, number)}, đợt ${at + 1}`,
      kind: at === 0 ? 'MODEL' : 'PILOT',
      launchedOn: number % 4 === 0 ? null : `2023-0${1 + (number % 9)}-15`,
      coverage: (number % 100) / 100,
      lead: { __typename: 'Organization', id: pick(ORGANIZATION_IDS, number * 5) },
    };
  });
}

/** What this subgraph knows of organizations: the campaigns that they lead together. */
const organizations = new Map<string, StubRow & { campaigns: StubRow[] }>(
  ORGANIZATION_IDS.map((id) => [id, { __typename: 'Organization', id, campaigns: [] }]),
);

/** Campaigns of the committee: each member leads four, each has two partners among the members. */
const joint: readonly StubRow[] = COMMITTEE_IDS.flatMap((lead, at) =>
  [0, 1, 2, 3].map((second) => ({
    __typename: 'Campaign',
    id: `m${9_000 + at * 4 + second}`,
    title: `${pick(TITLES, at + second)}, toàn tỉnh`,
    kind: 'MODEL',
    launchedOn: `2024-0${1 + at}-05`,
    coverage: (at * 17 + second) / 100,
    lead: organizations.get(lead)!,
    partners: [1, 2].map((offset) => organizations.get(pick(COMMITTEE_IDS, at + second + offset))!),
  })),
);
for (const one of joint) organizations.get(String((one.lead as StubRow).id))!.campaigns.push(one);

const units = new Map<string, StubRow>(
  WARD_IDS.map((id, at) => [id, { __typename: 'Unit', id, campaigns: campaignsOf(at) }]),
);

export const campaigns: Stub = {
  name: 'campaigns',
  sdl: `
    ${FEDERATION}
    enum CampaignKind { MODEL PILOT }
    type Unit @key(fields: "id") {
      id: ID!
      campaigns: [Campaign!]!
    }
    type Campaign @key(fields: "id") {
      id: ID!
      title: String!
      kind: CampaignKind!
      launchedOn: String
      coverage: Float
      lead: Organization!
      partners: [Organization!]
    }
    type Organization @key(fields: "id") {
      id: ID!
      campaigns: [Campaign!]!
    }`,
  query: {},
  entities: {
    Unit: units,
    Organization: organizations,
    Campaign: new Map(
      [...joint, ...[...units.values()].flatMap((unit) => unit.campaigns as StubRow[])].map(
        (one): [string, StubRow] => [String(one.id), one],
      ),
    ),
  },
};
