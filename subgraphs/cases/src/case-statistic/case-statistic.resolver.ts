/** What a case statistic is compared with: counted only where it is asked for, for all units together. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CasesLoaders } from '../loaders.js';
import { compareWith } from './case-comparison.js';
import { CaseComparison, CaseStatistic } from './case-statistic.js';

type Context = SubgraphContext<CasesLoaders>;

@Resolver(() => CaseStatistic)
export class CaseStatisticResolver {
  @FieldResolver(() => CaseComparison, {
    nullable: true,
    description: 'The period before (kỳ trước), with the change since; null: there is none.',
  })
  previous(@Root() row: CaseStatistic, @Ctx() { loaders }: Context): Promise<CaseComparison | null> {
    return compareWith('PERIOD', row, loaders.caseStatisticsByLocality);
  }

  @FieldResolver(() => CaseComparison, {
    nullable: true,
    description: 'The same period last year (cùng kỳ năm trước), with the change since; null: there is none.',
  })
  lastYear(@Root() row: CaseStatistic, @Ctx() { loaders }: Context): Promise<CaseComparison | null> {
    return compareWith('YEAR', row, loaders.caseStatisticsByLocality);
  }
}
