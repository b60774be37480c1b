/** The ways into the tree of units: by identity, by code, by list, by name, or at the viewer's own unit. */
import { Invalid } from '@diaban/shared/errors';
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { keysetOf } from '@diaban/shared/graphql/page';
import { GsoCodeScalar } from '@diaban/shared/graphql/scalars';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { LocalityLoaders } from '../loaders.js';
import { Level } from './level-enum.js';
import { AsOfArgs, AsOfPageArgs, LocalityFilter } from './locality.inputs.js';
import { Locality } from './locality.js';
import { localityOf } from './locality.rules.js';
import { LocalityPage, localityPage } from './locality-page.js';
import { searchTextOf } from './search-text.rules.js';

type Context = SubgraphContext<LocalityLoaders>;

@Resolver(() => Locality)
export class LocalityQueries {
  @Query(() => Locality, {
    nullable: true,
    description: 'The unit at the root of the viewer’s scope: their own.',
  })
  async viewerLocality(
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Locality | null> {
    const version = await loaders.localities.getRoot((await loaders.directory(asOf ?? null)).asOf);
    return version && localityOf(version.unitId);
  }

  @Query(() => Locality, {
    nullable: true,
    description: 'A unit by its identity; null when unknown or out of scope.',
  })
  async locality(
    @Arg('id', () => ID, { description: 'Identity such as `u123`.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<Locality | null> {
    const unitId = parseUnitId(id, 'id');
    const [version] = await loaders.versionsOf.load(unitId);
    return version ? localityOf(unitId) : null;
  }

  @Query(() => Locality, {
    nullable: true,
    description: 'The unit that held a GSO code on a day; null when none did, or it lies out of scope.',
  })
  async localityByCode(
    @Arg('code', () => GsoCodeScalar, { description: 'GSO code: 2, 3 or 5 digits, or `VN`.' }) code: string,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Locality | null> {
    const version = await loaders.localities.findByCode(code, (await loaders.directory(asOf ?? null)).asOf);
    return version && localityOf(version.unitId);
  }

  @Query(() => LocalityPage, { description: 'Units in the viewer’s scope, each followed by those under it.' })
  async localities(
    @Arg('filter', () => LocalityFilter, { nullable: true, description: 'Which units; left out: all.' })
    filter: LocalityFilter | null,
    @Args(() => AsOfPageArgs) args: AsOfPageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<LocalityPage> {
    const keyset = keysetOf(args, 'localities', 1);
    const underId = filter?.underId == null ? null : parseUnitId(filter.underId, 'filter.underId');
    if (filter?.kinds?.length === 0)
      throw new Invalid('kinds is empty: leave it out to list all kinds', 'filter.kinds');
    const directory = await loaders.directory(args.asOf ?? null);
    const wanted = { level: filter?.level ?? null, kinds: filter?.kinds ?? null, underId };
    const rows = await loaders.localities.list(wanted, directory.asOf, keyset);
    return localityPage(rows, keyset, directory, ({ skey }) => [skey]);
  }

  @Query(() => LocalityPage, {
    description:
      'Units by name, the closest first. Accents may be left out (`hoa` finds Hòa and Hóa); where they are typed they count, and both places of a tone mark are the same (`Hoà` = `Hòa`). The kind may be written or abbreviated: `TX. Cửa Lò`, `P. Nghi Hương`.',
  })
  async searchLocalities(
    @Arg('text', () => String, { description: 'A name or a part of one.' }) text: string,
    @Arg('level', () => Level, { nullable: true, description: 'Only units of this level.' })
    level: Level | null,
    @Args(() => AsOfPageArgs) args: AsOfPageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<LocalityPage> {
    const keyset = keysetOf(args, 'searchLocalities', 3);
    const wanted = searchTextOf(text);
    const directory = await loaders.directory(args.asOf ?? null);
    const hits = await loaders.localities.search(wanted, level ?? null, directory.asOf, keyset);
    return localityPage(hits, keyset, directory, ({ rank, levelOrder, skey }) => [rank, levelOrder, skey]);
  }
}
