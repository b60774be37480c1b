/** Queries for organizations and the fields of one. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Measure } from '@diaban/shared/graphql/measure';
import { type Page, PageArgs, toPage } from '@diaban/shared/graphql/page';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { Locality, localityOf } from '../references/locality.js';
import { OrganizationFilter } from './organization.inputs.js';
import { Organization, OrganizationPage } from './organization.js';
import {
  bodiesOf,
  organizationKeyset,
  organizationPosition,
  wantedOrganizations,
  wantedUnit,
} from './organization.rules.js';

type Context = SubgraphContext<OrganizationLoaders>;

@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => Organization, {
    nullable: true,
    description:
      'An organization by its identity: of the viewer’s scope, or of a unit above his; null when unknown or elsewhere.',
  })
  organization(
    @Arg('id', () => ID, { description: 'Identity, a UUID.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(parseUuid(id, 'id'));
  }

  @Query(() => OrganizationPage, {
    description:
      'Organizations in the viewer’s scope, in the order of the tree of units; central bodies, which all viewers see, come first. Those of units above are found by their identity, and where something refers to them.',
  })
  async organizations(
    @Arg('filter', () => OrganizationFilter, { nullable: true, description: 'Which; left out: all.' })
    filter: OrganizationFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Organization>> {
    const keyset = organizationKeyset(args, 'organizations');
    const rows = await loaders.organizations.list(wantedOrganizations(filter), wantedUnit(filter), keyset);
    return toPage(rows, keyset, organizationPosition);
  }

  @FieldResolver(() => Locality, {
    nullable: true,
    description: 'Its unit; null for a central body. Of a unit above the viewer’s only the identity is told.',
  })
  locality(@Root() { localityId }: Organization): Locality | null {
    return localityId === null ? null : localityOf(localityId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description:
      'Its vertical superior (cấp trên theo ngành dọc), such as the district police of a ward police, also above the viewer’s unit; null when none is on record or it lies elsewhere.',
  })
  parent(
    @Root() { parentId }: Organization,
    @Ctx() { loaders }: Context,
  ): Promise<Organization | null> | null {
    return parentId === null ? null : loaders.organizationById.load(parentId);
  }

  @FieldResolver(() => OrganizationPage, {
    description:
      'The organizations whose vertical superior it is (cấp dưới theo ngành dọc), as far as the viewer may read them.',
  })
  subordinates(
    @Root() { id }: Organization,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Organization>> {
    return loaders.organizationsByParent.load(id, organizationKeyset(args, 'subordinates'));
  }

  @FieldResolver(() => Measure, {
    description:
      'How many bodies the record stands for: 1 for a single organization; not reported where the source has a plural without a number (“các tổ chức đoàn thể”).',
  })
  bodies(@Root() organization: Organization): Measure {
    return bodiesOf(organization);
  }
}
