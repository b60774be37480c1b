/** Every query for member counts. Row security shows them in the scope of their organization, not below. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager } from 'typeorm';
import type { MemberCount } from './member-count.js';
import type { StandingCount } from './member-count.rules.js';

const COLUMNS = `c.id, c.organization_id as "organizationId", c.as_of as "asOf", c.count as "memberCount",
  c.corrected_at as "correctedAt", c.correction_reason as "correctionReason", c.provenance, c.source,
  date_trunc('milliseconds', c.recorded_at) as "recordedAt", u.level`;
const LEVEL = `join organizations.organizations o on o.id = c.organization_id
  left join app.placed_units u on u.unit_id = o.locality_id`;

export class MemberCountRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The latest standing count of each organization by a day. */
  latest(organizationIds: readonly string[], asOf: string): Promise<MemberCount[]> {
    return this.db.read((manager) =>
      manager.query(
        `select ${COLUMNS} from unnest($1::uuid[]) as asked (id) cross join lateral (
           select * from organizations.member_counts where organization_id = asked.id and as_of <= $2 and corrected_at is null
           order by as_of desc limit 1) c ${LEVEL}`,
        [organizationIds, asOf],
      ),
    );
  }

  /** A page of each organization's counts, the latest first. @param corrected also those that do not stand */
  underOrganizations(
    organizationIds: readonly string[],
    corrected: boolean,
    { limit, after }: Keyset,
  ): Promise<Under<string, MemberCount>[]> {
    const [day, moment, id] = after ?? [null, null, null];
    return this.db.read((manager) =>
      manager.query(
        `select ${COLUMNS}, c.organization_id as "parentKey" from unnest($1::uuid[]) as asked (id) cross join lateral (
           select * from organizations.member_counts where organization_id = asked.id and ($2 or corrected_at is null)
             and ($3::date is null or (as_of, date_trunc('milliseconds', recorded_at), id) < ($3, $4::timestamptz, $5::uuid))
           order by as_of desc, date_trunc('milliseconds', recorded_at) desc, id desc limit $6) c ${LEVEL}
         order by c.as_of desc, "recordedAt" desc, c.id desc`,
        [organizationIds, corrected, day, moment, id, limit],
      ),
    );
  }
}

export async function standingCount(
  manager: EntityManager,
  organizationId: string,
  asOf: string,
): Promise<StandingCount | null> {
  const [row] = await manager.query<StandingCount[]>(
    `select id, count from organizations.member_counts where organization_id = $1 and as_of = $2 and corrected_at is null`,
    [organizationId, asOf],
  );
  return row ?? null;
}

export async function markCorrected(manager: EntityManager, id: string, reason: string): Promise<void> {
  await manager.query(
    'update organizations.member_counts set corrected_at = clock_timestamp(), correction_reason = $2 where id = $1',
    [id, reason],
  );
}
