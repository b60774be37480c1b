/** What documents can be asked by. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DocumentKind } from './document-kind.js';

@InputType({ description: 'Which documents of a unit; every condition left out lets all through.' })
export class LocalityDocumentFilter {
  @Field(() => [DocumentKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: DocumentKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'With exactly this number, such as `36-CT/TW`, in any case.',
  })
  number?: string | null;
}

@InputType({ description: 'Which documents; every condition left out lets all through.' })
export class DocumentFilter extends LocalityDocumentFilter {
  @Field(() => ID, { nullable: true, description: 'Issued in this unit or any below it.' })
  localityId?: string | null;
}

@ArgsType()
export class DocumentListArgs extends PageArgs {
  @Field(() => DocumentFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: DocumentFilter | null;
}

@ArgsType()
export class LocalityDocumentListArgs extends PageArgs {
  @Field(() => LocalityDocumentFilter, { nullable: true, description: 'Which ones; left out: all.' })
  filter?: LocalityDocumentFilter | null;
}
