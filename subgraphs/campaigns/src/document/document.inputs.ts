/** What documents can be asked by. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DocumentKind } from './document-kind.js';

@InputType()
abstract class DocumentConditions {
  @Field(() => [DocumentKind], { nullable: true, description: 'Of these kinds.' })
  kinds?: DocumentKind[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'With exactly this number, such as `36-CT/TW`, in any case.',
  })
  number?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Carrying this document out (triển khai), directly or by way of others. A unit’s page without nodes: none is on record (chưa ban hành).',
  })
  carriesOutId?: string | null;
}

@InputType({ description: 'Which documents of a unit; every condition left out lets all through.' })
export class LocalityDocumentFilter extends DocumentConditions {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only the unit’s own, without those of the units below it.',
  })
  direct?: boolean | null;
}

@InputType({ description: 'Which documents; every condition left out lets all through.' })
export class DocumentFilter extends DocumentConditions {
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
