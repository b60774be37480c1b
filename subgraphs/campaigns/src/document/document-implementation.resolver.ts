/** The document at the upper end of a step in the cascade. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { Document } from './document.js';
import { DocumentImplementation } from './document-implementation.js';

@Resolver(() => DocumentImplementation)
export class DocumentImplementationResolver {
  @FieldResolver(() => Document, { description: 'The document that is carried out.' })
  document(
    @Root() { implementsId }: DocumentImplementation,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Document | null> {
    return loaders.documentById.load(implementsId);
  }
}
