/** What summaries of pledges can be asked by. */
import { Invalid } from '@diaban/shared/errors';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { ArgsType, Field } from 'type-graphql';
import type { SummaryTime } from './pledge-summary.rules.js';

@ArgsType()
export class PledgeSummaryArgs {
  @Field(() => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
  asOf?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Only what was signed on this day or later (ký trong kỳ), and not withdrawn since; left out: whenever it was signed.',
  })
  signedFrom?: string | null;
}

/** @throws Invalid naming `signedFrom` */
export function summaryTime({ asOf, signedFrom }: PledgeSummaryArgs): SummaryTime {
  const time = { asOf: asOf ?? today(), signedFrom: signedFrom ?? null };
  if (time.signedFrom !== null && time.signedFrom > time.asOf)
    throw new Invalid(
      `signedFrom is ${time.signedFrom}, after ${time.asOf}: give a day up to asOf`,
      'signedFrom',
    );
  return time;
}
