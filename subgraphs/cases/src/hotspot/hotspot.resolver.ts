/** Queries for hotspots. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import type { Page } from '@diaban/shared/graphql/page';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CasesLoaders } from '../loaders.js';
import { Locality, locality } from '../references/locality.js';
import { HotspotsArgs } from './hotspot.inputs.js';
import { Hotspot, HotspotPage } from './hotspot.js';

type Context = SubgraphContext<CasesLoaders>;

@Resolver(() => Hotspot)
export class HotspotResolver {
  @Query(() => Hotspot, {
    nullable: true,
    description: 'One hotspot (tụ điểm, điểm nóng), or null where there is none in scope.',
  })
  hotspot(
    @Arg('id', () => ID, { description: 'Identity of the hotspot.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Hotspot | null> {
    return loaders.hotspotById.load(parseUuid(id, 'id'));
  }

  @Query(() => HotspotPage, { description: 'Hotspots (tụ điểm, điểm nóng) in scope, the newest first.' })
  hotspots(@Args() args: HotspotsArgs, @Ctx() { loaders }: Context): Promise<Page<Hotspot>> {
    return loaders.hotspots(args);
  }

  @FieldResolver(() => Locality, { description: 'The commune-level unit where it lies (địa bàn).' })
  locality(@Root() { unitId }: Hotspot): Locality {
    return locality(unitId);
  }
}
