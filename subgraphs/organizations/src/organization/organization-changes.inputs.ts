/** What is told to register, change and dissolve an organization. */

import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ShortText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { IsOptional, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { OrganizationKind } from './organization-kind.js';

const MAX_NAME = 200;
const MAX_BODIES = 10_000;
const BODIES =
  'How many bodies it stands for, such as the teams of a quarter; null: several, nobody says how many.';
const PARENT =
  'Its vertical superior (cấp trên theo ngành dọc): of the unit right above and of a kind that leads its kind.';
const PARENT_REASON =
  'Why it has another superior than usual, up to 280 characters; needed only then, and kept only then.';
const ROLE_NOTE = 'Its role in the programme, up to 280 characters. Roles and organizations, never persons.';

@InputType({ description: 'An organization (tổ chức) that is entered into the register.' })
export class RegisterOrganizationInput extends MutationInput {
  @Field(() => ID, { description: 'Its unit.' })
  localityId: string;

  @Field(() => OrganizationKind, { description: 'What it is.' })
  kind: OrganizationKind;

  @Field(() => String, { description: 'Its Vietnamese name, up to 200 characters.' })
  @ShortText(MAX_NAME)
  name: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day; left out: not known, and the register counts it from today on.',
  })
  validFrom?: string | null;

  @Field(() => ID, { nullable: true, description: PARENT })
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: PARENT_REASON })
  @IsOptional()
  @ShortText()
  parentReason?: string | null;

  @Field(() => String, { nullable: true, description: ROLE_NOTE })
  @IsOptional()
  @ShortText()
  roleNote?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 1, description: BODIES })
  @IsOptional()
  @Min(1)
  @Max(MAX_BODIES)
  bodies?: number | null;
}

@InputType({
  description:
    'What changes about an organization. A field that is left out stays as it is; null removes what it says.',
})
export class ChangeOrganizationInput extends ChangeInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId: string;

  @Field(() => String, { nullable: true, description: 'Its new name; it always has one.' })
  @IsOptional()
  @ShortText(MAX_NAME)
  name?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day; null: not known.' })
  validFrom?: string | null;

  @Field(() => ID, { nullable: true, description: `${PARENT} Null: none is known.` })
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: PARENT_REASON })
  @IsOptional()
  @ShortText()
  parentReason?: string | null;

  @Field(() => String, { nullable: true, description: ROLE_NOTE })
  @IsOptional()
  @ShortText()
  roleNote?: string | null;

  @Field(() => Int, { nullable: true, description: BODIES })
  @IsOptional()
  @Min(1)
  @Max(MAX_BODIES)
  bodies?: number | null;

  @Field(() => String, { nullable: true, description: 'Why, up to 280 characters: kept with the change.' })
  @IsOptional()
  @ShortText()
  reason?: string | null;
}

@InputType({ description: 'The end of an organization (giải thể, chấm dứt hoạt động).' })
export class DissolveOrganizationInput extends ChangeInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId: string;

  @Field(() => DateScalar, { description: 'The last day on which it exists.' })
  lastDay: string;

  @Field(() => String, { nullable: true, description: 'Why, up to 280 characters: kept with the change.' })
  @IsOptional()
  @ShortText()
  reason?: string | null;
}
