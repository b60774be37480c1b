/** The fields of a signatory that are looked up or computed. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Measure } from '@diaban/shared/graphql/measure';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { Organization } from '../organization/organization.js';
import { signedCountOf } from './pledge.rules.js';
import { Signatory } from './signatory.js';

@Resolver(() => Signatory)
export class SignatoryResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization; null where the register has no record of it, or it lies out of scope.',
  })
  organization(
    @Root() { organizationId }: Signatory,
    @Ctx() { loaders }: SubgraphContext<OrganizationLoaders>,
  ): Promise<Organization | null> | null {
    return organizationId === null ? null : loaders.organizationById.load(organizationId);
  }

  @FieldResolver(() => Measure, {
    description:
      'How many bodies, blocks or households signed; not reported where the source has a plural without a number.',
  })
  count(@Root() signatory: Signatory): Measure {
    return signedCountOf(signatory);
  }
}
