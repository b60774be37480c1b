/** The fields of a unit: each asked as of a day, each answered for all units of a request at once. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { keysetOf } from '@diaban/shared/graphql/page';
import { GsoCodeScalar } from '@diaban/shared/graphql/scalars';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { DirectoryState } from '../directory/directory-state.js';
import { type LocalityLoaders } from '../loaders.js';
import { Level } from './level-enum.js';
import { AsOfArgs, AsOfPageArgs, UnitsBelowArgs } from './locality.inputs.js';
import { Locality } from './locality.js';
import { localityOf } from './locality.rules.js';
import { LocalityKind } from './locality-kind.js';
import { LocalityPage, localityPage } from './locality-page.js';
import { LocalityVersion, localityVersionOf } from './locality-version.js';
import type { UnitVersion } from './unit-version.js';

type Context = SubgraphContext<LocalityLoaders>;

/** The version of a unit on the day that `asOf` means; null when the unit did not exist then. */
async function versionOn(
  { unitId }: Locality,
  { asOf }: AsOfArgs,
  { loaders }: Context,
): Promise<UnitVersion | null> {
  return loaders.versionOn.load(unitId, (await loaders.directory(asOf ?? null)).asOf);
}

async function pageBelow(
  { unitId }: Locality,
  deep: boolean,
  args: UnitsBelowArgs,
  { loaders }: Context,
): Promise<LocalityPage> {
  const keyset = keysetOf(args, deep ? 'descendants' : 'children', 1);
  const directory = await loaders.directory(args.asOf ?? null);
  const below = { deep, level: args.level ?? null, day: directory.asOf, keyset };
  return localityPage(await loaders.below.load(unitId, below), keyset, directory, ({ skey }) => [skey]);
}

@Resolver(() => Locality)
export class LocalityResolver {
  @FieldResolver(() => GsoCodeScalar, {
    nullable: true,
    description:
      'GSO code on a day; null for units below the commune, and where the unit did not exist then.',
  })
  async code(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<string | null> {
    return (await versionOn(unit, args, context))?.code ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name without its kind: `Cửa Lò`.' })
  async name(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<string | null> {
    return (await versionOn(unit, args, context))?.name ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name with its kind: `Thị xã Cửa Lò`.' })
  async fullName(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<string | null> {
    return (await versionOn(unit, args, context))?.fullName ?? null;
  }

  @FieldResolver(() => LocalityKind, { nullable: true, description: 'What the unit is by law.' })
  async kind(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<LocalityKind | null> {
    return (await versionOn(unit, args, context))?.kind ?? null;
  }

  @FieldResolver(() => Level, { nullable: true, description: 'Its level of administration.' })
  async level(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<Level | null> {
    return (await versionOn(unit, args, context))?.level ?? null;
  }

  @FieldResolver(() => Locality, {
    nullable: true,
    description: 'The unit above; null at the top of the viewer’s scope.',
  })
  async parent(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) args: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<Locality | null> {
    const parentId = (await versionOn(unit, args, context))?.parentId ?? null;
    if (parentId === null) return null;
    return (await versionOn(localityOf(parentId), args, context)) && localityOf(parentId);
  }

  @FieldResolver(() => LocalityPage, {
    description: 'All units above, from the top of the viewer’s scope down.',
  })
  async ancestors(
    @Root() { unitId }: Locality,
    @Args(() => AsOfPageArgs) args: AsOfPageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<LocalityPage> {
    const keyset = keysetOf(args, 'ancestors', 1);
    const directory = await loaders.directory(args.asOf ?? null);
    const after = keyset.after?.[0] ?? '';
    const above = (await loaders.ancestors.load(unitId, directory.asOf)).filter(
      ({ skey }) => skey > String(after),
    );
    return localityPage(above, keyset, directory, ({ skey }) => [skey]);
  }

  @FieldResolver(() => LocalityPage, {
    description: 'The units directly below, in the order of their GSO codes.',
  })
  children(
    @Root() unit: Locality,
    @Args(() => UnitsBelowArgs) args: UnitsBelowArgs,
    @Ctx() context: Context,
  ): Promise<LocalityPage> {
    return pageBelow(unit, false, args, context);
  }

  @FieldResolver(() => LocalityPage, {
    description: 'The units below at any depth, each followed by those under it.',
  })
  descendants(
    @Root() unit: Locality,
    @Args(() => UnitsBelowArgs) args: UnitsBelowArgs,
    @Ctx() context: Context,
  ): Promise<LocalityPage> {
    return pageBelow(unit, true, args, context);
  }

  @FieldResolver(() => [LocalityVersion], { description: 'What the unit was over time, oldest first.' })
  async versions(@Root() { unitId }: Locality, @Ctx() { loaders }: Context): Promise<LocalityVersion[]> {
    const versions = await loaders.versionsOf.load(unitId);
    const parents = versions.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
    const seen = await loaders.versionsOf.loadMany(parents);
    const visible = new Set(parents.filter((_, at) => Array.isArray(seen[at]) && seen[at].length > 0));
    return versions.map((version) => localityVersionOf(version, visible));
  }

  @FieldResolver(() => DirectoryState, {
    description: 'The directory behind the unit’s properties, for a day.',
  })
  directory(
    @Root() _unit: Locality,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() { loaders }: Context,
  ): Promise<DirectoryState> {
    return loaders.directory(asOf ?? null);
  }
}
