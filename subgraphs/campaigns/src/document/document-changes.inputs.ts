/** What is told to register documents and to link them. */

import { ShortText, StatedText } from '@diaban/shared/importing/typed-text';
import { ChangeInput, MutationInput } from '@diaban/shared/mutation/mutation-input';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { describedEnum } from '../register/described-enum.js';
import { MAX_IDS } from '../register/max-ids.js';
import { DocumentKind } from './document-kind.js';

export const DocumentRelation = describedEnum('DocumentRelation', 'How a document stands to another one.', {
  IMPLEMENTS: 'It carries the other one out (thực hiện).',
  SUPERSEDES: 'It replaces the other one (thay thế).',
});
export type DocumentRelation = keyof typeof DocumentRelation;

@InputType({ description: 'A document that a body of a unit issued.' })
export class RegisterDocumentInput extends MutationInput {
  @Field(() => ID, { description: 'The unit whose body issued it; its level is the level of the document.' })
  localityId: string;

  @Field(() => DocumentKind, { description: 'What it is.' })
  kind: DocumentKind;

  @Field(() => String, { nullable: true, description: 'Its number, such as `594/KH-UBND`.' })
  number?: string | null;

  @Field(() => String, { description: 'Its title, in Vietnamese.' })
  @ShortText()
  title: string;

  @Field(() => String, { nullable: true, description: 'What it is about, in Vietnamese.' })
  @IsOptional()
  @ShortText()
  about?: string | null;

  @Field(() => ID, { nullable: true, description: 'The organization that issued it.' })
  issuerId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who issued it, such as “Ban Thường vụ Thị ủy”; a body, never a person.',
  })
  @IsOptional()
  @ShortText(120)
  issuerName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was issued: `2023-05-09`, `2024-04` or `2021`, as exactly as it is known.',
  })
  @IsOptional()
  @StatedText()
  issuedOn?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The documents that it carries out.' })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  implementsIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The documents that it replaces.' })
  @IsOptional()
  @ArrayMaxSize(MAX_IDS)
  supersedesIds?: string[] | null;
}

@InputType({ description: 'That a document of a unit in scope stands in a relation to another one.' })
export class LinkDocumentInput extends ChangeInput {
  @Field(() => ID, { description: 'The document, of a unit in scope.' })
  documentId: string;

  @Field(() => DocumentRelation, { description: 'How it stands to the other one.' })
  relation: DocumentRelation;

  @Field(() => ID, {
    description: 'The other one: of a unit in scope, of a unit above it, or of the centre.',
  })
  targetId: string;
}
