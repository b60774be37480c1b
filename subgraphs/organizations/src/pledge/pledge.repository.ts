/** Every query for pledges and their signatories. Row security keeps each of them inside the viewer's scope. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import { inSubtree } from '../paging/subtree.js';
import { Pledge } from './pledge.js';
import type { WantedPledges } from './pledge.rules.js';
import type { Signatory } from './signatory.js';

/** The columns of {@link Pledge} for statements that TypeORM does not write. */
const COLUMNS = `p.id, p.kind, p.locality_id as "localityId", p.campaign_id as "campaignId",
  p.signed_on as "signedText", p.signed_inferred as "signedInferred", p.signed_from as "signedFrom",
  p.signed_to as "signedTo", p.provenance, p.source`;

/** After a position, whose values are $1 and $2; nothing when they are null. */
const AFTER = '($1::date is null or (p.signed_from, p.id) < ($1, $2::uuid))';

export class PledgeRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Pledge[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Pledge, 'p').where('p.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** All pledges in scope, or those of a unit's subtree, the latest first. */
  list(
    { kinds, signedFrom, signedTo }: WantedPledges,
    unitId: number | null,
    { limit, after }: Keyset,
  ): Promise<Pledge[]> {
    return this.db.read((manager) => {
      const query = manager.createQueryBuilder(Pledge, 'p');
      if (unitId !== null) query.andWhere(inSubtree('p'), { unitId });
      if (kinds !== null) query.andWhere('p.kind = any(:kinds)', { kinds });
      if (signedFrom !== null) query.andWhere('p.signed_to >= :signedFrom', { signedFrom });
      if (signedTo !== null) query.andWhere('p.signed_from <= :signedTo', { signedTo });
      if (after !== null) {
        query.andWhere('(p.signed_from, p.id) < (:day, :id)', { day: after[0], id: after[1] });
      }
      return query.orderBy('p.signedFrom', 'DESC').addOrderBy('p.id', 'DESC').limit(limit).getMany();
    });
  }

  /** A page of the pledges of each unit's subtree. */
  underUnits(
    unitIds: readonly number[],
    { kinds, signedFrom, signedTo }: WantedPledges,
    { limit, after }: Keyset,
  ): Promise<Under<number, Pledge>[]> {
    return this.db.read((manager) =>
      manager.query(
        `select u.unit_id as "parentKey", p.* from app.placed_units u cross join lateral (
           select ${COLUMNS} from organizations.pledges p
           where p.skey >= u.skey and p.skey < u.skey || '~' and ${AFTER}
             and ($5::text[] is null or p.kind = any($5))
             and ($6::date is null or p.signed_to >= $6)
             and ($7::date is null or p.signed_from <= $7)
           order by p.signed_from desc, p.id desc limit $3) p
         where u.unit_id = any($4) order by p."signedFrom" desc, p.id desc`,
        [...(after ?? [null, null]), limit, unitIds, kinds, signedFrom, signedTo],
      ),
    );
  }

  /** A page of each campaign's pledges. */
  underCampaigns(campaignIds: readonly string[], { limit, after }: Keyset): Promise<Under<string, Pledge>[]> {
    return this.db.read((manager) =>
      manager.query(
        `select p."campaignId" as "parentKey", p.* from unnest($4::uuid[]) as campaign (id) cross join lateral (
           select ${COLUMNS} from organizations.pledges p where p.campaign_id = campaign.id and ${AFTER}
           order by p.signed_from desc, p.id desc limit $3) p
         order by p."signedFrom" desc, p.id desc`,
        [...(after ?? [null, null]), limit, campaignIds],
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
