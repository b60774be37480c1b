/** What a statement on a zero target rests on. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Activity } from '../activity/activity.js';
import { Document } from '../document/document.js';
import type { CampaignsContext } from '../loaders.js';
import { ZeroTargetStatement } from './zero-target-statement.js';

@Resolver(() => ZeroTargetStatement)
export class ZeroTargetEvidenceResolver {
  @FieldResolver(() => Document, {
    nullable: true,
    description: 'The document that says so; null: not stated, or out of scope.',
  })
  document(
    @Root() { documentId }: ZeroTargetStatement,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Document | null> | null {
    return documentId === null ? null : loaders.documentById.load(documentId);
  }

  @FieldResolver(() => Activity, {
    nullable: true,
    description: 'The activity at which it was said; null: not stated, or out of scope.',
  })
  activity(
    @Root() { activityId }: ZeroTargetStatement,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Activity | null> | null {
    return activityId === null ? null : loaders.activityById.load(activityId);
  }
}
