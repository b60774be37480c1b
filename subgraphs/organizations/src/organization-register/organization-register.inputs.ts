/** What is told to declare a register complete. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { MutationInput } from '@diaban/shared/mutation/mutation-input';
import { Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Since when the register of organizations and pledges of a unit is complete.' })
export class DeclareOrganizationRegisterInput extends MutationInput {
  @Field(() => ID, { description: 'The unit, which declares it for itself and all units below it.' })
  localityId: string;

  @Field(() => DateScalar, {
    description:
      'The first day from which every organization and every pledge of the unit stands in the register; today at the latest.',
  })
  completeSince: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'The `version` that you read, where the unit has declared its register before; left out: it has not. If that is not so any more, the answer is a CONFLICT and nothing changes.',
  })
  @Min(1)
  @Max(2_147_483_647)
  expectedVersion?: number | null;
}
