/** Every query of the import of pledges, each for all rows of a chunk. Row security keeps it inside the sender's scope. */
import type { EntityManager } from 'typeorm';
import type { UnitOrganization } from './pledge-import.rules.js';

/** A row of the table as the import writes it. */
export interface ImportedPledge {
  id: string;
  kind: string;
  locality_id: number;
  campaign_id: string | null;
  signed_on: string;
  signed_from: string;
  signed_to: string;
  valid_until: string | null;
  source: string;
}

/** A pledge as it is, with its list of signatories. */
export interface StoredPledge extends ImportedPledge {
  settled: boolean;
  signatories: { description: string; count: number | null }[];
}

export interface ImportedSignatory {
  pledge_id: string;
  position: number;
  kind: string;
  organization_id: string | null;
  description: string;
  count: number | null;
}

export class PledgeImportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Those of some pledges that are there before, as they are. */
  async byIds(ids: readonly string[]): Promise<Map<string, StoredPledge>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager.query<StoredPledge[]>(
      `select p.id, p.kind, p.locality_id, p.campaign_id, p.signed_on, p.signed_from, p.signed_to, p.valid_until, p.source,
         p.withdrawn_on is not null or p.renewed_on is not null as settled,
         (select json_agg(json_build_object('description', s.description, 'count', s.count) order by s.position)
          from organizations.signatories s where s.pledge_id = p.id) as signatories
       from organizations.pledges p where p.id = any($1) for update`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  organizationsOf(unitIds: readonly number[]): Promise<UnitOrganization[]> {
    return this.manager.query(
      `select id, locality_id as "unitId", kind, name, bodies, valid_from, valid_to from organizations.organizations
       where locality_id = any($1) order by id`,
      [unitIds],
    );
  }

  /** @param known ids of those that are there before, whose lists are written anew */
  async save(
    pledges: readonly ImportedPledge[],
    signatories: readonly ImportedSignatory[],
    known: readonly string[],
  ): Promise<void> {
    await this.manager.query(
      `insert into organizations.pledges as p (id, kind, locality_id, campaign_id, signed_on, signed_from, signed_to, valid_until, source, provenance)
       select id, kind, locality_id, campaign_id, signed_on, signed_from, signed_to, valid_until, source, 'REPORTED'
       from json_populate_recordset(null::organizations.pledges, $1)
       on conflict (id) do update set kind = excluded.kind, locality_id = excluded.locality_id, campaign_id = excluded.campaign_id,
         signed_on = excluded.signed_on, signed_from = excluded.signed_from, signed_to = excluded.signed_to,
         valid_until = excluded.valid_until, source = excluded.source, version = p.version + 1`,
      [JSON.stringify(pledges)],
    );
    if (known.length > 0)
      await this.manager.query('delete from organizations.signatories where pledge_id = any($1)', [known]);
    await this.manager.query(
      `insert into organizations.signatories (pledge_id, position, kind, organization_id, description, count)
       select pledge_id, position, kind, organization_id, description, count
       from json_populate_recordset(null::organizations.signatories, $1)`,
      [JSON.stringify(signatories)],
    );
  }
}
