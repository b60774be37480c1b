/** Tip-offs of a unit and all below it by period: a count, never what was said or by whom. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Tip-offs about drug crime (tố giác tội phạm) that a unit and all units below it received in a period.',
})
export class TipOffStatistic {
  @Field(() => Period, { description: 'The period (kỳ).' })
  period: Period;

  @Field(() => Measure, {
    description:
      'How many tip-offs (số tin tố giác). Each stands for a person who spoke: counted as persons, 1 to 4 are hidden, and with them the next smallest unit of the same parent that would tell them.',
  })
  tipOffs: Measure;
}
