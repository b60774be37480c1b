/** What is told to state whether a zero target held. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { MutationInput } from '@diaban/shared/mutation/mutation-input';
import { IsOptional, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ZeroTargetKind } from '../campaign/campaign-enums.js';

@InputType({ description: 'Whether a zero target of a campaign held on a day.' })
export class StateZeroTargetInput extends MutationInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId: string;

  @Field(() => ZeroTargetKind, { description: 'One of its zero targets.' })
  kind: ZeroTargetKind;

  @Field(() => DateScalar, { description: 'The day that it is about.' })
  statedOn: string;

  @Field(() => Boolean, { description: 'Whether there was none.' })
  holds: boolean;

  @Field(() => Int, { nullable: true, description: 'How many there were, where that is known.' })
  @IsOptional()
  @Min(0, { message: 'must be 0 or more' })
  count?: number | null;

  @Field(() => String, { nullable: true, description: 'What is to be said beside it, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  note?: string | null;

  @Field(() => ID, { nullable: true, description: 'The document that says so.' })
  documentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The activity at which it was said.' })
  activityId?: string | null;
}
