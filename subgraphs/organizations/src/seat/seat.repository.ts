/** Every query for seats. Row security shows and changes them in the scope of their committee, not below. */
import { rowsUnderIds } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager } from 'typeorm';
import { Seat } from './seat.js';
import type { SeatOnRecord } from './seat.rules.js';

/** Seats of a committee, or those that an organization has on committees. */
export type SeatSide = 'committee' | 'organization';

const CONDITION: Record<SeatSide, string> = {
  committee: 's.committee_id = parent.key',
  organization: 's.organization_id = parent.key',
};

export class SeatRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** A page of the seats of each committee or organization. @param asOf only those held on this day; null: all */
  underOrganizations(
    ids: readonly string[],
    side: SeatSide,
    asOf: string | null,
    { limit, after }: Keyset,
  ): Promise<Under<string, Seat>[]> {
    return this.db.read((manager) => {
      const query = manager.createQueryBuilder(Seat, 's').where(CONDITION[side]);
      if (asOf !== null)
        query.andWhere('s.known_since <= :asOf and (s.until is null or s.until >= :asOf)', { asOf });
      if (after !== null) {
        const [rank, day, id] = after;
        query.andWhere('(s.rank, s.known_since, s.id) > (:rank, :day, :id)', { rank, day, id });
      }
      query.orderBy('s.rank').addOrderBy('s.knownSince').addOrderBy('s.id').limit(limit);
      return rowsUnderIds(manager, query, ids);
    });
  }
}

export function seatsOnRecord(manager: EntityManager, committeeId: string): Promise<SeatOnRecord[]> {
  return manager.query(
    `select id, organization_id as "organizationId", role, known_since as "knownSince", until
     from organizations.seats where committee_id = $1 order by known_since, id`,
    [committeeId],
  );
}

export async function endSeat(manager: EntityManager, id: string, until: string | null): Promise<void> {
  await manager.query('update organizations.seats set until = $2 where id = $1', [id, until]);
}
