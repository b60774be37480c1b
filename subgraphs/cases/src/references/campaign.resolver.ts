/** What this subgraph adds to a campaign: how its zero targets stand in its unit. */
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../loaders.js';
import { ZeroTargetArgs, ZeroTargetState } from '../zero-target/zero-target-state.js';
import { Campaign } from './campaign.js';
import { Locality, locality } from './locality.js';

@Resolver(() => Campaign)
export class CampaignResolver {
  @Directive('@external')
  @FieldResolver(() => Locality, { description: 'The unit that it is a model of.' })
  locality(@Root() { unitId }: Campaign): Locality | null {
    return unitId === null ? null : locality(unitId);
  }

  @Directive('@requires(fields: "locality { id }")')
  @FieldResolver(() => [ZeroTargetState], {
    description:
      'How the zero targets (chỉ tiêu không) stand in its unit, computed from the hotspots there; beside it stands what was stated of them.',
  })
  zeroTargetStates(
    @Root() { unitId }: Campaign,
    @Args() args: ZeroTargetArgs,
    @Ctx() { loaders }: CasesContext,
  ): Promise<ZeroTargetState[]> | ZeroTargetState[] {
    return unitId === null ? [] : loaders.zeroTargetStatesByLocality.load(unitId, args);
  }
}
