/** What the input of every mutation carries besides its own fields. */
import 'reflect-metadata';
import { Matches, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

@InputType()
export abstract class MutationInput {
  @Field(() => String, {
    description:
      'A key of your own for this request, 8 to 100 letters, digits or dashes, such as a UUID. Sent again with the same key, the request changes nothing and answers the same object.',
  })
  @Matches(/^[\w-]{8,100}$/, { message: 'must be 8 to 100 letters, digits, dashes or underscores' })
  idempotencyKey: string;
}

@InputType()
export abstract class ChangeInput extends MutationInput {
  @Field(() => Int, {
    description:
      'The `version` that you read. If somebody changed the object since, the answer is a CONFLICT and nothing changes.',
  })
  @Min(1)
  @Max(2_147_483_647)
  expectedVersion: number;
}
