/** What shows how a criterion came off: documents and activities, as far as they lie in scope. */
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { Activity } from '../activity/activity.js';
import { ComputedCriterion } from '../computed-criteria/computed-criterion.js';
import { Document } from '../document/document.js';
import type { CampaignsContext } from '../loaders.js';
import { AssessmentItem, type Evidence } from './assessment-item.js';

@ObjectType({ description: 'Something that shows how a criterion came off: a document or an activity.' })
export class EvidencePiece {
  @Field(() => Document, { nullable: true, description: 'The document, if it is one.' })
  document: Document | null;

  @Field(() => Activity, { nullable: true, description: 'The activity, if it is one.' })
  activity: Activity | null;
}

async function piecesOf(
  { documentIds, activityIds }: Evidence,
  { loaders }: CampaignsContext,
): Promise<EvidencePiece[]> {
  const [documents, activities] = await Promise.all([
    Promise.all(documentIds.map((id) => loaders.documentById.load(id))),
    Promise.all(activityIds.map((id) => loaders.activityById.load(id))),
  ]);
  return [
    ...documents.flatMap((document) => (document ? { document, activity: null } : [])),
    ...activities.flatMap((activity) => (activity ? { document: null, activity } : [])),
  ];
}

@Resolver(() => AssessmentItem)
export class AssessmentItemResolver {
  @FieldResolver(() => [EvidencePiece], { description: 'What shows it; empty where nothing was named.' })
  evidence(@Root() { evidence }: AssessmentItem, @Ctx() context: CampaignsContext): Promise<EvidencePiece[]> {
    return piecesOf(evidence, context);
  }
}

@Resolver(() => ComputedCriterion)
export class ComputedCriterionResolver {
  @FieldResolver(() => [EvidencePiece], { description: 'What it was computed from, as far as it met.' })
  evidence(
    @Root() { evidence }: ComputedCriterion,
    @Ctx() context: CampaignsContext,
  ): Promise<EvidencePiece[]> {
    return piecesOf(evidence, context);
  }
}
