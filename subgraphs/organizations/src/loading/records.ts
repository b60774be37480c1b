/** Rows of this subgraph's tables as loads make them, and how they get in and out. */

import type { Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { Loading } from '@diaban/shared/loading/load';
import { putLoaded, removeLoaded } from '@diaban/shared/loading/loaded-rows';
import type { OrganizationKind } from '../organization/organization-kind.js';
import type { PledgeKind, SignatoryKind } from '../pledge/pledge-kind.js';
import type { SeatRole } from '../seat/seat-role.js';

export interface OrganizationRow {
  id: string;
  kind: OrganizationKind;
  name: string;
  locality_id: number | null;
  parent_id: string | null;
  bodies: number | null;
  role_note: string | null;
  stated_on: string;
  known_since: string;
  provenance: Provenance;
  source: string;
}

export interface MemberCountRow {
  id: string;
  organization_id: string;
  as_of: string;
  count: number;
  recorded_at: string;
  provenance: Provenance;
  source: string;
}

export interface SeatRow {
  id: string;
  committee_id: string;
  organization_id: string;
  role: SeatRole;
  since: string | null;
  until: string | null;
  known_since: string;
  note: string | null;
  provenance: Provenance;
  source: string;
}

export interface PledgeRow {
  id: string;
  kind: PledgeKind;
  locality_id: number;
  campaign_id: string | null;
  signed_on: string;
  signed_inferred: boolean;
  valid_until: string | null;
  renewed_on: string | null;
  renews_id: string | null;
  provenance: Provenance;
  source: string;
}

export interface SignatoryRow {
  pledge_id: string;
  position: number;
  kind: SignatoryKind;
  organization_id: string | null;
  description: string;
  count: number | null;
}

export interface CoverageRow {
  locality_id: number;
  complete_since: string;
  provenance: Provenance;
  source: string;
}

/** Parents come before children. */
export interface Records {
  organizations: OrganizationRow[];
  members: MemberCountRow[];
  seats: SeatRow[];
  pledges: PledgeRow[];
  signatories: SignatoryRow[];
  coverage: CoverageRow[];
}

export function noRecords(): Records {
  return { organizations: [], members: [], seats: [], pledges: [], signatories: [], coverage: [] };
}

export async function insertRecords(loading: Loading, records: Records): Promise<void> {
  // members, seats and signatories of what was changed through the graph stay as they are
  const insert = (table: string, rows: readonly object[]) =>
    loading.insert(`organizations.${table}`, rows, { suffix: 'on conflict do nothing' });
  await putLoaded(loading, 'organizations.organizations', records.organizations);
  await insert('member_counts', records.members);
  await insert('seats', records.seats);
  await putLoaded(
    loading,
    'organizations.pledges',
    records.pledges.map((row) => {
      const { from, to } = periodOf(row.signed_on);
      return { ...row, signed_from: from, signed_to: to };
    }),
  );
  await insert('signatories', records.signatories);
  await insert('register_coverage', records.coverage);
}

/** Removes the rows of one provenance that nobody has worked with since, with their members, seats and signatories. */
export async function clearRows(loading: Loading, provenance: 'PUBLISHED' | 'SYNTHETIC'): Promise<void> {
  const remove = (table: string, parts: string[]) =>
    removeLoaded(loading, { table, where: 'r.provenance = $1', values: [provenance], parts });
  await remove('organizations.pledges', ['organizations.signatories.pledge_id']);
  await remove('organizations.organizations', [
    'organizations.member_counts.organization_id',
    'organizations.seats.committee_id',
  ]);
  await loading.query('delete from organizations.register_coverage where provenance = $1', [provenance]);
}
