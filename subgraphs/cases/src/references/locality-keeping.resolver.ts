/** What it takes to keep the registers of a unit: which are kept, what was reported for a month; and what lies beside it. */
import { MonthScalar } from '@diaban/shared/graphql/scalars';
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RegisterCoverage } from '../coverage/register-coverage.js';
import type { CasesContext } from '../loaders.js';
import { RehabilitationReport } from '../rehabilitation/rehabilitation-report.js';
import { SeriesArgs } from '../series/series.js';
import { SiblingTotal } from '../sibling-total/sibling-total.js';
import { TipOffReport } from '../tip-off/tip-off-report.js';
import { ZeroTargetArgs, ZeroTargetState } from '../zero-target/zero-target-state.js';
import { Locality } from './locality.js';

const MONTH = 'The month that was reported on.';

@Resolver(() => Locality)
export class LocalityKeepingResolver {
  @FieldResolver(() => [RegisterCoverage], {
    description:
      'The registers (sổ theo dõi) that are kept for the unit, by itself or by units above it: at most a few of each kind.',
  })
  registers(@Root() { unitId }: Locality, @Ctx() { loaders }: CasesContext): Promise<RegisterCoverage[]> {
    return loaders.registersByLocality.load(unitId);
  }

  @FieldResolver(() => TipOffReport, {
    nullable: true,
    description: 'What the unit itself reported on tip-offs (tố giác) for a month; null: nothing.',
  })
  tipOffReport(
    @Root() { unitId }: Locality,
    @Arg('month', () => MonthScalar, { description: MONTH }) month: string,
    @Ctx() { loaders }: CasesContext,
  ): Promise<TipOffReport | null> {
    return loaders.tipOffReportByLocality.load(unitId, month);
  }

  @FieldResolver(() => RehabilitationReport, {
    nullable: true,
    description: 'What the unit itself reported on rehabilitation (cai nghiện) for a month; null: nothing.',
  })
  rehabilitationReport(
    @Root() { unitId }: Locality,
    @Arg('month', () => MonthScalar, { description: MONTH }) month: string,
    @Ctx() { loaders }: CasesContext,
  ): Promise<RehabilitationReport | null> {
    return loaders.rehabilitationReportByLocality.load(unitId, month);
  }

  @FieldResolver(() => [ZeroTargetState], {
    description:
      'How the zero targets (chỉ tiêu không) of a drug-free unit stand here: drug gathering points, retail points, rings and hot spots that are open in the unit and all units below it.',
  })
  zeroTargetStates(
    @Root() { unitId }: Locality,
    @Args() args: ZeroTargetArgs,
    @Ctx() { loaders }: CasesContext,
  ): Promise<ZeroTargetState[]> {
    return loaders.zeroTargetStatesByLocality.load(unitId, args);
  }

  @FieldResolver(() => [SiblingTotal], {
    description:
      'The totals of the other districts of the same province, or of the other provinces, also where they lie out of scope. Empty for a unit of another level: its siblings lie in the scope of the unit above.',
  })
  siblingTotals(
    @Root() { unitId }: Locality,
    @Args() args: SeriesArgs,
    @Ctx() { loaders }: CasesContext,
  ): Promise<SiblingTotal[]> {
    return loaders.siblingTotalsByLocality.load(unitId, args);
  }
}
