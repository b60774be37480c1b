/** Arguments of the feed of changes. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { ArgsType, Field, GraphQLISODateTime, ID } from 'type-graphql';
import { ChangeKind } from './change.js';

@ArgsType()
export class ChangesArgs extends PageArgs {
  @Field(() => GraphQLISODateTime, {
    description: 'Told to the hub from this moment on: your last visit, say.',
  })
  since: Date;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'Before this moment; left out: until now.',
  })
  until?: Date | null;

  @Field(() => [ChangeKind], { nullable: true, description: 'Only changes of these kinds.' })
  kinds?: ChangeKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only changes in this unit and below; left out: in all of the viewer’s scope.',
  })
  underId?: string | null;
}
