/** What is told to open a register, and to confirm that it is complete. */
import { MonthScalar } from '@diaban/shared/graphql/scalars';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { Field, ID, InputType } from 'type-graphql';
import { Level } from './level-enum.js';
import { Register } from './register.js';

@InputType({ description: 'A register (sổ theo dõi) that a unit keeps from some month on.' })
export class OpenRegisterInput extends MutationInput {
  @Field(() => Register, { description: 'What it is about.' })
  register: Register;

  @Field(() => ID, { description: 'The unit that keeps it, for itself and all units below it.' })
  localityId: string;

  @Field(() => MonthScalar, { description: 'The first month that it covers.' })
  from: string;

  @Field(() => Level, {
    description:
      'The level at which it tells units apart: WARD where it says in which commune something happened.',
  })
  finestLevel: Level;

  @Field(() => MonthScalar, {
    nullable: true,
    description: 'The last month up to which it is complete already; left out: none is confirmed yet.',
  })
  completeThrough?: string | null;
}

@InputType({ description: 'Up to which month a register is complete.' })
export class ConfirmRegisterInput extends ChangeInput {
  @Field(() => ID, { description: 'The register.' })
  registerId: string;

  @Field(() => MonthScalar, {
    description: 'The last month up to which all that happened stands in it. The month must be over.',
  })
  completeThrough: string;
}
