/** The statistics of a unit: each with the period that it is about and the source that states it. */
import { Forbidden } from '@diaban/shared/errors';
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Measure, measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LocalityLoaders } from '../loaders.js';
import { Level } from '../locality/level-enum.js';
import { AsOfArgs } from '../locality/locality.inputs.js';
import { Locality } from '../locality/locality.js';
import type { Indicator } from './statistic.js';
import { ethnicShareMeasure, statisticMeasure } from './statistic.rules.js';

type Context = SubgraphContext<LocalityLoaders>;

/** Statistics are known beyond the directory's horizon, so their day is the one asked for, or today. */
async function latest(
  { unitId }: Locality,
  indicator: Indicator,
  asOf: string | null | undefined,
  { loaders }: Context,
) {
  const day = asOf ?? today();
  return { row: await loaders.statistic.load(unitId, { indicator, day }), day };
}

@Resolver(() => Locality)
export class StatisticResolver {
  @FieldResolver(() => Measure, {
    description: 'Residents (nhân khẩu): the latest statement that was out by the day.',
  })
  async population(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<Measure> {
    const { row, day } = await latest(unit, 'POPULATION', asOf, context);
    return statisticMeasure(row, day);
  }

  @FieldResolver(() => Measure, {
    description: 'Households (hộ): the latest statement that was out by the day.',
  })
  async households(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<Measure> {
    const { row, day } = await latest(unit, 'HOUSEHOLDS', asOf, context);
    return statisticMeasure(row, day);
  }

  @FieldResolver(() => Measure, {
    description:
      'Share of all ethnic minorities together (tỷ lệ đồng bào dân tộc thiểu số), 0 to 1, rounded to 0.1, of communes and larger units. For role `planner` only, and never in one operation with cases, organizations or campaigns.',
  })
  async ethnicMinorityShare(
    @Root() unit: Locality,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() context: Context,
  ): Promise<Measure> {
    if (context.viewer.role !== 'planner')
      throw new Forbidden('ethnicMinorityShare is for role planner only');
    const { row, day } = await latest(unit, 'ETHNIC_MINORITY_SHARE', asOf, context);
    return ethnicShareMeasure(row, day);
  }

  @FieldResolver(() => Measure, { description: 'How many units of a level lie below, at any depth.' })
  async unitCount(
    @Root() { unitId }: Locality,
    @Arg('level', () => Level, { description: 'The level to count.' }) level: Level,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Measure> {
    const { asOf: day, horizon, source } = await loaders.directory(asOf ?? null);
    const row = await loaders.countBelow.load(unitId, { level, day });
    // nobody keeps a register of sub-commune units: that the directory has none does not mean that there are none
    const value = level === 'NEIGHBOURHOOD' ? null : (row?.count ?? null);
    return measure({
      value,
      provenance: 'COMPUTED',
      period: periodOf(day < horizon ? day : horizon),
      source,
    });
  }
}
