/** What is told to give, hand over and end a seat on a steering committee. */

import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput } from '@diaban/shared/mutation/mutation-input';
import { IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { SeatRole } from './seat-role.js';

@InputType({
  description:
    'A seat on a steering committee. To end one, give its organization, role and first day with a last day. A new chair or standing agency ends the seat of the one before on the day before.',
})
export class SetSeatInput extends ChangeInput {
  @Field(() => ID, { description: 'The steering committee; `expectedVersion` is its version.' })
  committeeId: string;

  @Field(() => ID, { description: 'The organization that has the seat.' })
  organizationId: string;

  @Field(() => SeatRole, { description: 'In which role.' })
  role: SeatRole;

  @Field(() => DateScalar, { description: 'First day. The same day as on record names that seat.' })
  since: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; left out: it is held.' })
  until?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What there is to say beyond that, up to 280 characters; kept with a new seat.',
  })
  @IsOptional()
  @ShortText()
  note?: string | null;
}
