/** The list of units with a pledge in force. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { type Page, PageArgs, toPage } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { type UnitWithPledge, UnitWithPledgePage } from './pledged-unit.js';
import { pledgedUnitKeyset, pledgedUnitPosition } from './pledged-unit.rules.js';

@Resolver()
export class PledgedUnitResolver {
  @Query(() => UnitWithPledgePage, {
    description:
      'Units in scope in which a pledge or emulation pact is in force on a day, in the order of the tree. Those without outreach since are told by `programmeGaps`.',
  })
  async unitsWithPledge(
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf: string | null,
    @Arg('underId', () => ID, {
      nullable: true,
      description: 'Only this unit and the units under it; left out: all in scope.',
    })
    underId: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: SubgraphContext<OrganizationLoaders>,
  ): Promise<Page<UnitWithPledge>> {
    const keyset = pledgedUnitKeyset(args);
    const unitId = underId == null ? null : parseUnitId(underId, 'underId');
    return toPage(
      await loaders.unitsWithPledge(asOf ?? today(), unitId, keyset),
      keyset,
      pledgedUnitPosition,
    );
  }
}
