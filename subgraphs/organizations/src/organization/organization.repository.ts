/** Every query for organizations. Row security keeps each of them to the viewer's scope and the units above it. */
import { inSubtree, rowsUnderIds, rowsUnderUnits } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Organization } from './organization.js';
import type { WantedOrganizations } from './organization.rules.js';

export class OrganizationRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<Organization[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Organization, 'o').where('o.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** All organizations in scope without those above it, or those of a unit's subtree. */
  list(wanted: WantedOrganizations, unitId: number | null, keyset: Keyset): Promise<Organization[]> {
    return this.db.read((manager) => {
      const query = listed(manager, wanted, keyset);
      return (unitId === null ? query.andWhere(IS_OWN) : inSubtree(query, unitId)).getMany();
    });
  }

  /** A page of each unit's organizations: of its subtree, or its own only. */
  underUnits(
    unitIds: readonly number[],
    wanted: WantedOrganizations,
    keyset: Keyset,
  ): Promise<Under<number, Organization>[]> {
    return this.db.read((manager) => {
      const query = listed(manager, wanted, keyset);
      if (wanted.direct) query.andWhere('o.locality_id = parent.key');
      return rowsUnderUnits(manager, query, unitIds);
    });
  }

  /** A page of each organization's subordinates. */
  underParents(parentIds: readonly string[], keyset: Keyset): Promise<Under<string, Organization>[]> {
    return this.db.read((manager) =>
      rowsUnderIds(
        manager,
        listed(manager, ANY_ORGANIZATION, keyset).andWhere('o.parent_id = parent.key'),
        parentIds,
      ),
    );
  }
}

/** In the viewer's scope and not above it, for the alias `o`. */
const IS_OWN = 'organizations.is_own(o)';

const ANY_ORGANIZATION: Conditions = { kinds: null, existingOn: null };

type Conditions = Pick<WantedOrganizations, 'kinds' | 'existingOn'>;

/** Organizations after a position, in the order of the tree, then by kind. */
function listed(
  manager: EntityManager,
  { kinds, existingOn }: Conditions,
  { limit, after }: Keyset,
): SelectQueryBuilder<Organization> {
  const query = manager.createQueryBuilder(Organization, 'o');
  if (kinds !== null) query.andWhere('o.kind = any(:kinds)', { kinds });
  if (existingOn !== null) {
    query.andWhere('o.known_since <= :existingOn and (o.valid_to is null or o.valid_to >= :existingOn)', {
      existingOn,
    });
  }
  if (after !== null) {
    const [place, kind, id] = after;
    query.andWhere('(o.place, o.kind, o.id) > (:place, :kind, :id)', { place, kind, id });
  }
  return query.orderBy('o.place').addOrderBy('o.kind').addOrderBy('o.id').limit(limit);
}
