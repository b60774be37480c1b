/** What is told to record how many members an organization has. */

import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

const MAX_MEMBERS = 10_000_000;

@InputType({ description: 'How many members an organization had on a day.' })
export class RecordMembersInput extends ChangeInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId: string;

  @Field(() => DateScalar, { description: 'The day that the count is about.' })
  asOf: string;

  @Field(() => Int, { description: 'How many; 0 only where there were none.' })
  @Min(0)
  @Max(MAX_MEMBERS)
  members: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the count for this day is corrected, up to 280 characters. Needed when there is one already: that one stays on record.',
  })
  @IsOptional()
  @ShortText()
  reason?: string | null;
}
