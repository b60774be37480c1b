/** Rows of this subgraph's tables as loads make them, and how they get in and out. */

import type { Provenance } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import type { Loading } from '@diaban/shared/loading/load';
import type { OrganizationKind } from '../organization/organization-kind.js';
import type { PledgeKind, SignatoryKind } from '../pledge/pledge-kind.js';

export interface OrganizationRow {
  id: string;
  kind: OrganizationKind;
  name: string;
  locality_id: number | null;
  parent_id: string | null;
  members: number | null;
  bodies: number | null;
  role_note: string | null;
  stated_on: string;
  known_since: string;
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
  pledges: PledgeRow[];
  signatories: SignatoryRow[];
  coverage: CoverageRow[];
}

export async function insertRecords(loading: Loading, records: Records): Promise<void> {
  await loading.insert('organizations.organizations', records.organizations);
  await loading.insert(
    'organizations.pledges',
    records.pledges.map((row) => {
      const { from, to } = periodOf(row.signed_on);
      return { ...row, signed_from: from, signed_to: to };
    }),
  );
  await loading.insert('organizations.signatories', records.signatories);
  await loading.insert('organizations.register_coverage', records.coverage);
}

/** Removes the rows of one provenance; signatories go with their pledges. */
export async function clearRows(loading: Loading, provenance: Provenance): Promise<void> {
  for (const table of ['register_coverage', 'pledges', 'organizations']) {
    await loading.query(`delete from organizations.${table} where provenance = $1`, [provenance]);
  }
}
