/** The ways to documents, up and down the cascade, and to the meetings that reviewed them. */

import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type Activity, ActivityPage } from '../activity/activity.js';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import { DocumentListArgs } from './document.inputs.js';
import { Document, DocumentPage } from './document.js';
import { wantedDocuments } from './document.rules.js';
import { DocumentImplementation } from './document-implementation.js';

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, { nullable: true, description: 'A document (văn bản) by id; null: none in scope.' })
  document(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Document | null> {
    return loaders.documentById.load(parseUuid(id, 'id'));
  }

  @Query(() => DocumentPage, {
    description:
      'Documents (văn bản) of the centre, of units in scope and of those above them, the latest first.',
  })
  async documents(
    @Args(() => DocumentListArgs) args: DocumentListArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Document>> {
    const keyset = datedKeyset(args, 'documents');
    return registerPage(await loaders.documents.list(wantedDocuments(args.filter), keyset), keyset);
  }

  @FieldResolver(() => [DocumentImplementation], {
    description:
      'The documents that it carries out, the earliest first; there can be several. Those of siblings are left out.',
  })
  implements(
    @Root() { id }: Document,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<DocumentImplementation[]> {
    return loaders.implementationsOf.load(id);
  }

  @FieldResolver(() => DocumentPage, {
    description:
      'The documents in scope that carry it out, the latest first; `implements` of each says whether that was inferred.',
  })
  implementedBy(
    @Root() { id }: Document,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Document>> {
    return loaders.documentsImplementing.load(id, datedKeyset(args, 'implementing-documents'));
  }

  @FieldResolver(() => DocumentPage, {
    description: 'The documents that it replaces (thay thế), the latest first.',
  })
  supersedes(
    @Root() { id }: Document,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Document>> {
    return loaders.documentsSuperseded.load(id, datedKeyset(args, 'superseded-documents'));
  }

  @FieldResolver(() => DocumentPage, {
    description: 'The documents in scope that replace it (bị thay thế bởi), the latest first.',
  })
  supersededBy(
    @Root() { id }: Document,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Document>> {
    return loaders.documentsSuperseding.load(id, datedKeyset(args, 'superseding-documents'));
  }

  @FieldResolver(() => ActivityPage, {
    description:
      'The activities in scope that reviewed it (sơ kết, tổng kết), the latest first; `reviews` of each says over how many years.',
  })
  reviews(
    @Root() { id }: Document,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<Activity>> {
    return loaders.activitiesReviewing.load(id, datedKeyset(args, 'document-reviews'));
  }
}
