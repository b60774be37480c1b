/** Every query for organizations. Row security keeps each of them inside the viewer's scope. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import { inSubtree } from '../paging/subtree.js';
import { Organization } from './organization.js';
import type { WantedOrganizations } from './organization.rules.js';

/** The columns of {@link Organization} for statements that TypeORM does not write. */
const COLUMNS = `o.id, o.name, o.kind, o.locality_id as "localityId", o.parent_id as "parentId",
  o.members as "memberCount", o.bodies as "bodyCount", o.role_note as "roleNote", o.stated_on as "statedOn",
  o.provenance, o.source, o.place`;

/** After a position, whose values are the parameters from $1 on; nothing when they are null. */
const AFTER = '($1::text is null or (o.place, o.kind, o.id) > ($1, $2, $3::uuid))';
const ORDER = 'o.place, o.kind, o.id';

export class OrganizationRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Organization[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Organization, 'o').where('o.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** All organizations in scope, or those of a unit's subtree. */
  list(
    { kinds }: WantedOrganizations,
    unitId: number | null,
    { limit, after }: Keyset,
  ): Promise<Organization[]> {
    return this.db.read((manager) => {
      const query = manager.createQueryBuilder(Organization, 'o');
      if (unitId !== null) {
        query.andWhere(inSubtree('o'), { unitId });
      }
      if (kinds !== null) query.andWhere('o.kind = any(:kinds)', { kinds });
      if (after !== null) {
        const [place, kind, id] = after;
        query.andWhere('(o.place, o.kind, o.id) > (:place, :kind, :id)', { place, kind, id });
      }
      return query.orderBy('o.place').addOrderBy('o.kind').addOrderBy('o.id').limit(limit).getMany();
    });
  }

  /** A page of each unit's organizations: of its subtree, or its own only. */
  underUnits(
    unitIds: readonly number[],
    { kinds, direct }: WantedOrganizations,
    { limit, after }: Keyset,
  ): Promise<Under<number, Organization>[]> {
    const within = direct ? 'o.locality_id = u.unit_id' : `o.skey >= u.skey and o.skey < u.skey || '~'`;
    return this.db.read((manager) =>
      manager.query(
        `select u.unit_id as "parentKey", o.* from app.placed_units u cross join lateral (
           select ${COLUMNS} from organizations.organizations o
           where ${within} and ${AFTER} and ($6::text[] is null or o.kind = any($6))
           order by ${ORDER} limit $4) o
         where u.unit_id = any($5) order by ${ORDER}`,
        [...(after ?? [null, null, null]), limit, unitIds, kinds],
      ),
    );
  }

  /** A page of each organization's subordinates. */
  underParents(
    parentIds: readonly string[],
    { limit, after }: Keyset,
  ): Promise<Under<string, Organization>[]> {
    return this.db.read((manager) =>
      manager.query(
        `select parent.id as "parentKey", o.* from unnest($5::uuid[]) as parent (id) cross join lateral (
           select ${COLUMNS} from organizations.organizations o
           where o.parent_id = parent.id and ${AFTER}
           order by ${ORDER} limit $4) o
         order by ${ORDER}`,
        [...(after ?? [null, null, null]), limit, parentIds],
      ),
    );
  }
}
