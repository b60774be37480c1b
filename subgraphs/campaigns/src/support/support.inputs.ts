/** What clubs and projects can be asked by, and what is told of them. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText, StatedText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { IsOptional, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { SupportKind } from './support-project.js';

@InputType({ description: 'Which clubs and projects; every condition left out lets all through.' })
export class SupportProjectFilter {
  @Field(() => ID, { nullable: true, description: 'Of this unit and all below it.' })
  localityId?: string | null;

  @Field(() => [SupportKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: SupportKind[] | null;
}

@ArgsType()
export class SupportProjectListArgs extends PageArgs {
  @Field(() => SupportProjectFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: SupportProjectFilter | null;
}

@InputType({ description: 'A club or project.' })
export class RegisterSupportProjectInput extends MutationInput {
  @Field(() => ID, {
    description: 'The unit in which it is: a commune (xã, phường, thị trấn) or a larger one.',
  })
  localityId: string;

  @Field(() => SupportKind, { description: 'What it is.' })
  kind: SupportKind;

  @Field(() => String, { description: 'Its name, in Vietnamese; never that of a person.' })
  @ShortText()
  title: string;

  @Field(() => ID, { nullable: true, description: 'The organization that runs it.' })
  organizationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Since when: `2023-05-09`, `2024-04` or `2021`.' })
  @IsOptional()
  @StatedText()
  startedOn?: string | null;
}

@InputType({ description: 'How many people a club or project supported on a day.' })
export class RecordSupportCountInput extends ChangeInput {
  @Field(() => ID, { description: 'The club or project.' })
  projectId: string;

  @Field(() => DateScalar, {
    description: 'The day of the count. A count of the same day before is corrected.',
  })
  countedOn: string;

  @Field(() => Int, { description: 'How many people it supported: a number, never a list.' })
  @Min(0, { message: 'must be 0 or more' })
  supported: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why an earlier count of the same day was wrong; needed to correct one.',
  })
  @IsOptional()
  @ShortText()
  reason?: string | null;
}
