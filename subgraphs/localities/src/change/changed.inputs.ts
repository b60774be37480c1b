/** Arguments of the subscription to changes. */
import { ArgsType, Field, ID } from 'type-graphql';
import { ChangeKind } from './change.js';

@ArgsType()
export class ChangedArgs {
  @Field(() => [ChangeKind], { nullable: true, description: 'Only changes of these kinds.' })
  kinds?: ChangeKind[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only changes in this unit and below; left out: in all of the viewer’s scope.',
  })
  underId?: string | null;
}
