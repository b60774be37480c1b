/** Queries and mutations of hotspots. */
import type { Page } from '@diaban/shared/graphql/page';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../loaders.js';
import { Locality, locality } from '../references/locality.js';
import { HotspotsArgs } from './hotspot.inputs.js';
import { Hotspot, HotspotPage } from './hotspot.js';
import { ClearHotspotInput, OpenHotspotInput } from './hotspot-keeping.inputs.js';
import { clearHotspot, openHotspot } from './hotspot-keeping.js';

@Resolver(() => Hotspot)
export class HotspotResolver {
  @Query(() => Hotspot, {
    nullable: true,
    description: 'One hotspot (tụ điểm, điểm nóng), or null where there is none in scope.',
  })
  hotspot(
    @Arg('id', () => ID, { description: 'Identity of the hotspot.' }) id: string,
    @Ctx() { loaders }: CasesContext,
  ): Promise<Hotspot | null> {
    return loaders.hotspotById.load(parseUuid(id, 'id'));
  }

  @Query(() => HotspotPage, { description: 'Hotspots (tụ điểm, điểm nóng) in scope, the newest first.' })
  hotspots(@Args() args: HotspotsArgs, @Ctx() { loaders }: CasesContext): Promise<Page<Hotspot>> {
    return loaders.hotspots(args);
  }

  @FieldResolver(() => Locality, { description: 'The commune-level unit where it lies (địa bàn).' })
  locality(@Root() { unitId }: Hotspot): Locality {
    return locality(unitId);
  }

  @Mutation(() => Hotspot, {
    description: 'Enters a hotspot (tụ điểm, điểm nóng) of a commune-level unit in scope.',
  })
  openHotspot(
    @Arg('input', () => OpenHotspotInput, { description: 'What was found where.' }) input: OpenHotspotInput,
    @Ctx() context: CasesContext,
  ): Promise<Hotspot> {
    return openHotspot(context, input);
  }

  @Mutation(() => Hotspot, { description: 'Enters that a hotspot was cleared (triệt xóa).' })
  clearHotspot(
    @Arg('input', () => ClearHotspotInput, { description: 'Which one, and when.' }) input: ClearHotspotInput,
    @Ctx() context: CasesContext,
  ): Promise<Hotspot> {
    return clearHotspot(context, input);
  }
}
