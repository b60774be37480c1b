/** A step up in the cascade of documents: which document another one carries out. */
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'That a document carries another one out (thực hiện).' })
export class DocumentImplementation {
  documentId: string;
  implementsId: string;

  @Field(() => Boolean, {
    description: 'True when no source says so and it was concluded from what the two are about.',
  })
  inferred: boolean;
}
