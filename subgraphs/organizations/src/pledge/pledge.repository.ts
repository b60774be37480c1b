/** Every query for pledges and their signatories. Row security keeps each of them inside the viewer's scope. */
import { inSubtree, rowsUnderIds, rowsUnderUnits } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Pledge } from './pledge.js';
import type { WantedPledges } from './pledge.rules.js';
import type { Signatory } from './signatory.js';

export class PledgeRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Pledge[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Pledge, 'p').where('p.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** The pledges that hold in the place of others. */
  findByRenewed(ids: readonly string[]): Promise<Pledge[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Pledge, 'p').where('p.renews_id = any(:ids)', { ids }).getMany(),
    );
  }

  /** All pledges in scope, or those of a unit's subtree, the latest first. */
  list(wanted: WantedPledges, unitId: number | null, keyset: Keyset): Promise<Pledge[]> {
    return this.db.read((manager) => {
      const query = listed(manager, wanted, keyset);
      return (unitId === null ? query : inSubtree(query, unitId)).getMany();
    });
  }

  /** A page of the pledges of each unit's subtree. */
  underUnits(
    unitIds: readonly number[],
    wanted: WantedPledges,
    keyset: Keyset,
  ): Promise<Under<number, Pledge>[]> {
    return this.db.read((manager) => rowsUnderUnits(manager, listed(manager, wanted, keyset), unitIds));
  }

  /** A page of each campaign's pledges. */
  underCampaigns(campaignIds: readonly string[], keyset: Keyset): Promise<Under<string, Pledge>[]> {
    return this.db.read((manager) =>
      rowsUnderIds(
        manager,
        listed(manager, ANY_PLEDGE, keyset).andWhere('p.campaign_id = parent.key'),
        campaignIds,
      ),
    );
  }

  /** A page of each pledge's signatories, in the order of the source. */
  signatories(pledgeIds: readonly string[], { limit, after }: Keyset): Promise<Under<string, Signatory>[]> {
    return this.db.read((manager) =>
      manager.query(
        `select p.id as "parentKey", s.position, s.kind, s.description, s.organization_id as "organizationId",
           s.count as "signedCount", p.signed_on as "signedText", p.provenance, p.source
         from organizations.pledges p cross join lateral (
           select * from organizations.signatories s where s.pledge_id = p.id and s.position > $1
           order by s.position limit $2) s
         where p.id = any($3) order by s.position`,
        [after?.[0] ?? 0, limit, pledgeIds],
      ),
    );
  }
}

const ANY_PLEDGE: WantedPledges = { kinds: null, signedFrom: null, signedTo: null };

/** Pledges after a position, the latest first. A pledge of uncertain date matches when it may have been signed then. */
function listed(
  manager: EntityManager,
  { kinds, signedFrom, signedTo }: WantedPledges,
  { limit, after }: Keyset,
): SelectQueryBuilder<Pledge> {
  const query = manager.createQueryBuilder(Pledge, 'p');
  if (kinds !== null) query.andWhere('p.kind = any(:kinds)', { kinds });
  if (signedFrom !== null) query.andWhere('p.signed_to >= :signedFrom', { signedFrom });
  if (signedTo !== null) query.andWhere('p.signed_from <= :signedTo', { signedTo });
  if (after !== null) query.andWhere('(p.signed_from, p.id) < (:day, :id)', { day: after[0], id: after[1] });
  return query.orderBy('p.signedFrom', 'DESC').addOrderBy('p.id', 'DESC').limit(limit);
}
