/** Every query of the import of organizations, each for all rows of a chunk. Row security keeps it inside the sender's scope. */
import type { EntityManager } from 'typeorm';

/** A row of the table as the import writes it. */
export interface ImportedOrganization {
  id: string;
  locality_id: number;
  kind: string;
  name: string;
  valid_from: string | null;
  valid_to: string | null;
  role_note: string | null;
  source: string;
}

/** A count of members as the import writes it. */
export interface ImportedCount {
  organization_id: string;
  as_of: string;
  count: number;
  source: string;
}

export class OrganizationImportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Those of some organizations that are there before, as they are. */
  async byIds(ids: readonly string[]): Promise<Map<string, ImportedOrganization>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager.query<ImportedOrganization[]>(
      `select id, locality_id, kind, name, valid_from, valid_to, role_note, source
       from organizations.organizations where id = any($1) for update`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Ids of those that another existing organization of the same unit and kind shares its name with. */
  async namedAlready(organizations: readonly ImportedOrganization[]): Promise<Set<string>> {
    const rows = await this.manager.query<{ id: string }[]>(
      `select r.id from json_populate_recordset(null::organizations.organizations, $1) r cross join lateral (
         select from organizations.organizations o where o.locality_id = r.locality_id and o.kind = r.kind
           and o.name_key = lower(r.name) and o.valid_to is null and o.id <> r.id offset 0) other
       where r.valid_to is null`,
      [JSON.stringify(organizations)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @param on the day from which one counts whose first day is not known */
  async save(organizations: readonly ImportedOrganization[], on: string): Promise<void> {
    await this.manager.query(
      `insert into organizations.organizations as o (id, locality_id, kind, name, valid_from, valid_to, role_note, source,
         bodies, stated_on, known_since, provenance)
       select id, locality_id, kind, name, valid_from, valid_to, role_note, source, 1, $2::text, coalesce(valid_from, least(($2::text)::date, valid_to)), 'REPORTED'
       from json_populate_recordset(null::organizations.organizations, $1)
       on conflict (id) do update set locality_id = excluded.locality_id, kind = excluded.kind, name = excluded.name,
         valid_from = excluded.valid_from, valid_to = excluded.valid_to, role_note = excluded.role_note, source = excluded.source,
         known_since = coalesce(excluded.valid_from, o.known_since), version = o.version + 1`,
      [JSON.stringify(organizations), on],
    );
  }

  /** The counts that stand for the days of some counts, by organization. */
  async standing(counts: readonly ImportedCount[]): Promise<Map<string, number>> {
    if (counts.length === 0) return new Map();
    const rows = await this.manager.query<{ id: string; count: number }[]>(
      `select c.organization_id as id, c.count from json_populate_recordset(null::organizations.member_counts, $1) r
       cross join lateral (select * from organizations.member_counts c
         where c.organization_id = r.organization_id and c.as_of = r.as_of and c.corrected_at is null offset 0) c`,
      [JSON.stringify(counts)],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }

  /** Records counts; another one for the same day is corrected and stays. */
  async saveCounts(counts: readonly ImportedCount[], reason: string): Promise<void> {
    if (counts.length === 0) return;
    const given = JSON.stringify(counts);
    await this.manager.query(
      `update organizations.member_counts c set corrected_at = clock_timestamp(), correction_reason = $2
       from json_populate_recordset(null::organizations.member_counts, $1) r
       where c.organization_id = r.organization_id and c.as_of = r.as_of and c.corrected_at is null and c.count <> r.count`,
      [given, reason],
    );
    await this.manager.query(
      `insert into organizations.member_counts (id, organization_id, as_of, count, provenance, source)
       select gen_random_uuid(), organization_id, as_of, count, 'REPORTED', source
       from json_populate_recordset(null::organizations.member_counts, $1)
       on conflict (organization_id, as_of) where corrected_at is null do nothing`,
      [given],
    );
  }
}
