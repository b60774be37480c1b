/** What changes of pledges ask and tell the database, in the caller's transaction and scope. */
import { insertRow } from '@diaban/shared/mutation/placed-row.repository';
import type { Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import type { SignatoryEntry } from './pledge-changes.rules.js';
import type { PledgeDays } from './pledge-state.js';

export const PLEDGES = 'organizations.pledges';

/** The columns of a pledge that its changes look at. */
export interface PledgeRow extends Versioned {
  kind: string;
  locality_id: number;
  campaign_id: string | null;
  signed_on: string;
  signed_from: string;
  signed_to: string;
  valid_until: string | null;
  withdrawn_on: string | null;
  renewed_on: string | null;
  source: string;
}

export function daysOf(row: PledgeRow): PledgeDays {
  return {
    signedTo: row.signed_to,
    validUntil: row.valid_until,
    withdrawnOn: row.withdrawn_on,
    renewedOn: row.renewed_on,
  };
}

export async function insertPledge(
  manager: EntityManager,
  row: Readonly<Record<string, unknown>> & { id: string },
  signatories: readonly SignatoryEntry[],
): Promise<void> {
  await insertRow(manager, PLEDGES, row);
  await manager.query(
    `insert into organizations.signatories (pledge_id, position, kind, organization_id, description, count)
     select $1, s.at, s.kind, s.organization_id, s.description, s.count
     from json_to_recordset($2) as s(at smallint, kind text, organization_id uuid, description text, count int)`,
    [row.id, JSON.stringify(signatories.map((entry, at) => ({ ...entry, at: at + 1 })))],
  );
}

/** Who signed a pledge, in their order. */
export function signatoriesOf(manager: EntityManager, pledgeId: string): Promise<SignatoryEntry[]> {
  return manager.query(
    `select kind, organization_id, description, count from organizations.signatories where pledge_id = $1 order by position`,
    [pledgeId],
  );
}
