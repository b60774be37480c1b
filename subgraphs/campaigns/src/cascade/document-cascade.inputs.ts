/** What the cascade of a document can be asked by. */
import { PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ID } from 'type-graphql';
import { DocumentKind } from '../document/document-kind.js';

@ArgsType()
export class CascadeArgs extends PageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Only documents of this unit and of all below it; left out: all in scope.',
  })
  underId?: string | null;

  @Field(() => [DocumentKind], {
    nullable: true,
    description: 'Only documents of these kinds, whatever those between are; left out: of all kinds.',
  })
  kinds?: DocumentKind[] | null;
}

@ArgsType()
export class DocumentCoverageArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Count this unit and all below it; left out: the whole scope of the viewer.',
  })
  underId?: string | null;

  @Field(() => [DocumentKind], {
    nullable: true,
    description: 'Documents of these kinds only, such as `[PLAN]`; left out: of all kinds.',
  })
  kinds?: DocumentKind[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
  asOf?: string | null;
}
