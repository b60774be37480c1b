/** The document that was reviewed. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Document } from '../document/document.js';
import type { CampaignsContext } from '../loaders.js';
import { DocumentReview } from './document-review.js';

@Resolver(() => DocumentReview)
export class DocumentReviewResolver {
  @FieldResolver(() => Document, { description: 'The document.' })
  document(
    @Root() { documentId }: DocumentReview,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Document | null> {
    return loaders.documentById.load(documentId);
  }
}
