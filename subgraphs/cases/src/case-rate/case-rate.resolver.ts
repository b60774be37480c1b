/** Rates of a unit: counted here on the population that the subgraph of units states. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Measure } from '@diaban/shared/graphql/measure';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { CaseStatisticsArgs } from '../case-statistic/case-statistic.js';
import type { CasesLoaders } from '../loaders.js';
import { Locality } from '../references/locality.js';
import { CaseRate } from './case-rate.js';
import { caseRates } from './case-rates.js';

@Resolver(() => Locality)
export class CaseRateResolver {
  @Directive('@external')
  @FieldResolver(() => Measure, {
    description: 'Residents (nhân khẩu): the latest statement that was out by the day.',
  })
  population(
    @Root() { residents }: Locality,
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description:
        'The day to answer for; left out: today, or the horizon of the directory where that is earlier.',
    })
    _: string | null,
  ): Measure | null {
    return residents ?? null;
  }

  @Directive(
    '@requires(fields: "population { value status band provenance source period { from to label } }")',
  )
  @FieldResolver(() => [CaseRate], {
    description:
      'Cases and people suspected per 1,000 residents by period, for the unit and all units below it, all on the latest stated population. For the change against earlier periods ask for these too.',
  })
  caseRates(
    @Root() unit: Locality,
    @Args() args: CaseStatisticsArgs,
    @Ctx() { loaders }: SubgraphContext<CasesLoaders>,
  ): Promise<CaseRate[]> {
    return caseRates(unit, args, loaders);
  }
}
