/** Loads the organizations and pledges that the seed texts name. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { periodOf } from '@diaban/shared/graphql/period';
import type { Load } from '@diaban/shared/loading/load';
import { stableId } from '@diaban/shared/loading/stable-id';
import { Units } from '@diaban/shared/loading/units';
import type { OrganizationKind } from '../organization/organization-kind.js';
import type { PledgeKind, SignatoryKind } from '../pledge/pledge-kind.js';
import type { SeatRole } from '../seat/seat-role.js';
import { clearRows, insertRecords, type Records } from './records.js';

/** The data file: units by GSO code or key, everything else by its seed id. */
export interface Seeds {
  organizations: {
    id: string;
    kind: OrganizationKind;
    unit: string | null;
    name: string;
    parent: string | null;
    bodies: number | null;
    roleNote: string | null;
    statedOn: string;
    source: string;
  }[];
  seats: {
    id: string;
    committee: string;
    organization: string;
    role: SeatRole;
    since: string | null;
    note: string | null;
    statedOn: string;
    source: string;
  }[];
  pledges: {
    id: string;
    kind: PledgeKind;
    unit: string;
    campaign: string;
    signedOn: string;
    inferred: boolean;
    source: string;
    signatories: {
      kind: SignatoryKind;
      organization: string | null;
      description: string;
      count: number | null;
    }[];
  }[];
}

const text = readFileSync(new URL('../../data/seeds.json', import.meta.url), 'utf8');

export const seedsLoad: Load = {
  name: 'seeds',
  version: createHash('sha256').update(text).digest('hex').slice(0, 16),
  async run(loading) {
    await insertRecords(loading, seedRecords(JSON.parse(text) as Seeds, await Units.read(loading)));
  },
  clear: (loading) => clearRows(loading, 'PUBLISHED'),
};

function seedRecords({ organizations, seats, pledges }: Seeds, units: Units): Records {
  const idOf = (seed: string | null) => (seed === null ? null : stableId(seed));
  return {
    organizations: organizations.map((seed) => ({
      id: stableId(seed.id),
      kind: seed.kind,
      name: seed.name,
      locality_id: seed.unit === null ? null : units.get(seed.unit).unitId,
      parent_id: idOf(seed.parent),
      bodies: seed.bodies,
      role_note: seed.roleNote,
      stated_on: seed.statedOn,
      // known to the month: it counts once the month is over
      known_since: periodOf(seed.statedOn).to,
      provenance: 'PUBLISHED',
      source: seed.source,
    })),
    members: [],
    seats: seats.map((seed) => ({
      id: stableId(seed.id),
      committee_id: stableId(seed.committee),
      organization_id: stableId(seed.organization),
      role: seed.role,
      since: seed.since,
      until: null,
      known_since: seed.since ?? periodOf(seed.statedOn).to,
      note: seed.note,
      provenance: 'PUBLISHED',
      source: seed.source,
    })),
    pledges: pledges.map((seed) => ({
      id: stableId(seed.id),
      kind: seed.kind,
      locality_id: units.get(seed.unit).unitId,
      campaign_id: stableId(seed.campaign),
      signed_on: seed.signedOn,
      signed_inferred: seed.inferred,
      valid_until: null,
      renewed_on: null,
      renews_id: null,
      provenance: 'PUBLISHED',
      source: seed.source,
    })),
    signatories: pledges.flatMap(({ id, signatories }) =>
      signatories.map(({ kind, organization, description, count }, index) => ({
        pledge_id: stableId(id),
        position: index + 1,
        kind,
        organization_id: idOf(organization),
        description,
        count,
      })),
    ),
    coverage: [],
  };
}
