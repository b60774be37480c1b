/** The cascade below a document, and how many units carried it out. */
import type { Page } from '@diaban/shared/graphql/page';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Document } from '../document/document.js';
import type { CampaignsContext } from '../loaders.js';
import { CascadeArgs, DocumentCoverageArgs } from './document-cascade.inputs.js';
import { type CascadeStep, CascadeStepPage, DocumentCoverage } from './document-cascade.js';
import { cascadeKeyset, documentCoverageOf, wantedCascade } from './document-cascade.rules.js';

@Resolver(() => Document)
export class DocumentCascadeResolver {
  @FieldResolver(() => CascadeStepPage, {
    description:
      'All documents in scope that carry it out, directly or by way of others, with the days that it took.',
  })
  cascade(
    @Root() { id }: Document,
    @Args(() => CascadeArgs) args: CascadeArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<CascadeStep>> {
    return loaders.cascadeBelow(id, { wanted: wantedCascade(args), keyset: cascadeKeyset(args) });
  }

  @FieldResolver(() => [DocumentCoverage], {
    description:
      'How many units of each level issued a document that carries it out, from provinces down; levels without units are left out.',
  })
  async coverage(
    @Root() { id }: Document,
    @Args(() => DocumentCoverageArgs) args: DocumentCoverageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<DocumentCoverage[]> {
    const wanted = wantedCascade(args);
    return documentCoverageOf(await loaders.documentCoverages.load(id, wanted), wanted.asOf);
  }
}
