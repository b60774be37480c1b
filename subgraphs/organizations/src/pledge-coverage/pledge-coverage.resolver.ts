/** The coverage with pledges that this subgraph adds to a unit. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { Locality } from '../references/locality.js';
import { CoverageDimension, PledgeCoverage } from './pledge-coverage.js';

@Resolver(() => Locality)
export class PledgeCoverageResolver {
  @FieldResolver(() => [PledgeCoverage], {
    description:
      'Which share of the organizations in the unit and all units under it has signed a pledge there that is in force, by kind of organization or by level.',
  })
  pledgeCoverage(
    @Root() { unitId }: Locality,
    @Arg('by', () => CoverageDimension, { defaultValue: 'KIND', description: 'How it is broken down.' })
    by: CoverageDimension,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf: string | null,
    @Ctx() { loaders }: SubgraphContext<OrganizationLoaders>,
  ): Promise<PledgeCoverage[]> {
    return loaders.pledgeCoverageByLocality.load(unitId, { by, asOf: asOf ?? today() });
  }
}
