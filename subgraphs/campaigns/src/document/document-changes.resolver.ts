/** The mutations of documents. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { Document } from './document.js';
import { LinkDocumentInput, RegisterDocumentInput } from './document-changes.inputs.js';
import { linkDocument, registerDocument } from './document-changes.js';

@Resolver()
export class DocumentChangesResolver {
  @Mutation(() => Document, {
    description: 'Enters a document (văn bản) that a body of a unit in scope issued.',
  })
  registerDocument(
    @Arg('input', () => RegisterDocumentInput, {
      description: 'The document and what it carries out or replaces.',
    })
    input: RegisterDocumentInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Document> {
    return registerDocument(context, input);
  }

  @Mutation(() => Document, {
    description:
      'Enters that a document of a unit in scope carries out or replaces another one. A circle of such links is refused.',
  })
  linkDocument(
    @Arg('input', () => LinkDocumentInput, {
      description: 'Which document, which other one, and how they stand.',
    })
    input: LinkDocumentInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Document> {
    return linkDocument(context, input);
  }
}
