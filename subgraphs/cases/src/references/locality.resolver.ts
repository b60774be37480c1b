/** The fields that this subgraph adds to a unit: its cases, hotspots and counts, each with all units below it. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CaseStatistic, CaseStatisticsArgs } from '../case-statistic/case-statistic.js';
import { HotspotsArgs } from '../hotspot/hotspot.inputs.js';
import { type Hotspot, HotspotCount, HotspotPage } from '../hotspot/hotspot.js';
import type { CasesLoaders } from '../loaders.js';
import { PoliceCasesArgs } from '../police-case/police-case.inputs.js';
import { type PoliceCase, PoliceCasePage } from '../police-case/police-case.js';
import {
  type PublishedCaseFigure,
  PublishedCaseFigurePage,
} from '../published-case-figure/published-case-figure.js';
import { RehabilitationStatistic } from '../rehabilitation/rehabilitation-statistic.js';
import { SeriesArgs } from '../series/series.js';
import { TipOffStatistic } from '../tip-off/tip-off-statistic.js';
import { Locality } from './locality.js';

type Context = SubgraphContext<CasesLoaders>;

@Resolver(() => Locality)
export class LocalityResolver {
  @FieldResolver(() => PoliceCasePage, {
    description: 'Police cases (vụ án) of the unit and all units below it, the newest first.',
  })
  cases(
    @Root() { unitId }: Locality,
    @Args() args: PoliceCasesArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<PoliceCase>> {
    return loaders.casesByLocality.load(unitId, args);
  }

  @FieldResolver(() => [CaseStatistic], {
    description:
      'How many cases and people suspected (thống kê số vụ, số đối tượng) by period, for the unit and all units below it. A period that the register does not cover from its first to its last day is NOT_REPORTED.',
  })
  caseStatistics(
    @Root() { unitId }: Locality,
    @Args() args: CaseStatisticsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<CaseStatistic[]> {
    return loaders.caseStatisticsByLocality.load(unitId, args);
  }

  @FieldResolver(() => HotspotPage, {
    description: 'Hotspots (tụ điểm, điểm nóng) of the unit and all units below it, the newest first.',
  })
  hotspots(
    @Root() { unitId }: Locality,
    @Args() args: HotspotsArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Hotspot>> {
    return loaders.hotspotsByLocality.load(unitId, args);
  }

  @FieldResolver(() => [HotspotCount], {
    description:
      'How many hotspots of each kind are open (còn hoạt động) in the unit and all units below it: the four zero targets of a drug-free unit.',
  })
  openHotspots(
    @Root() { unitId }: Locality,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description:
        'The day to answer for; left out: today, or the last day of the register where that is earlier.',
    })
    asOf: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<HotspotCount[]> {
    return loaders.openHotspotsByLocality.load(unitId, asOf ?? null);
  }

  @FieldResolver(() => PublishedCaseFigurePage, {
    description:
      'Figures about cases in public texts (số liệu đã công bố) on the unit and all units below it, the latest period first.',
  })
  publishedCaseFigures(
    @Root() { unitId }: Locality,
    @Args() args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<PublishedCaseFigure>> {
    return loaders.publishedCaseFiguresByLocality.load(unitId, args);
  }

  @FieldResolver(() => [TipOffStatistic], {
    description:
      'How many tip-offs (tố giác) the unit and all units below it received, by period: the months of a period added up.',
  })
  tipOffs(
    @Root() { unitId }: Locality,
    @Args() args: SeriesArgs,
    @Ctx() { loaders }: Context,
  ): Promise<TipOffStatistic[]> {
    return loaders.tipOffsByLocality.load(unitId, args);
  }

  @FieldResolver(() => [RehabilitationStatistic], {
    description:
      'How many people of the unit and all units below it stand where in rehabilitation (cai nghiện, quản lý sau cai), by period: the last month reported in it.',
  })
  rehabilitation(
    @Root() { unitId }: Locality,
    @Args() args: SeriesArgs,
    @Ctx() { loaders }: Context,
  ): Promise<RehabilitationStatistic[]> {
    return loaders.rehabilitationByLocality.load(unitId, args);
  }
}
