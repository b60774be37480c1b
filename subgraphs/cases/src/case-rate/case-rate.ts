/** Cases and people suspected for every thousand residents, with the population that they are counted on. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { Field, ObjectType } from 'type-graphql';
import { OffenceType } from '../offence/offence-type.js';
import { CaseStage } from '../police-case/case-enums.js';

@ObjectType({
  description:
    'Cases per 1,000 residents (tỷ lệ trên 1.000 dân) of a unit and all units below it in a period, on the population that `population` names with its day and source.',
})
export class CaseRate {
  @Field(() => Period, { description: 'The period by the day of the case (kỳ).' })
  period: Period;

  @Field(() => OffenceType, { nullable: true, description: 'The kind of offence; null: all together.' })
  offence: OffenceType | null;

  @Field(() => CaseStage, {
    nullable: true,
    description: 'The stage at which the cases stand now; null: all together.',
  })
  stage: CaseStage | null;

  @Field(() => Measure, {
    description:
      'Cases per 1,000 residents, to two decimals. SUPPRESSED for 1 to 4 cases and for fewer than 500 residents, where chance decides.',
  })
  cases: Measure;

  @Field(() => Measure, {
    description:
      'People suspected per 1,000 residents, to two decimals. SUPPRESSED where their number is hidden, and for fewer than 500 residents.',
  })
  subjects: Measure;

  @Field(() => Measure, {
    description:
      'The residents that the rates are counted on: the latest statement, with its day and source.',
  })
  population: Measure;
}
