/** The ways to criteria sets, and what an assessment is about: a campaign and a set. */

import { datedKeyset } from '@diaban/shared/graphql/dated-list';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import type { CampaignsContext } from '../loaders.js';
import { registerPage } from '../register/register-list.js';
import { AssessmentItemArgs } from './assessment.inputs.js';
import { itemsOf } from './assessment.rules.js';
import { AssessmentItem } from './assessment-item.js';
import { CriteriaAssessment } from './criteria-assessment.js';
import { CriteriaSet, CriteriaSetPage } from './criteria-set.js';

@Resolver(() => CriteriaAssessment)
export class CriteriaResolver {
  @Query(() => CriteriaSet, {
    nullable: true,
    description: 'A criteria set (bộ tiêu chí) by id; null: none in scope.',
  })
  criteriaSet(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<CriteriaSet | null> {
    return loaders.criteriaSetById.load(parseUuid(id, 'id'));
  }

  @Query(() => CriteriaSetPage, { description: 'Criteria sets (bộ tiêu chí), the latest first.' })
  async criteriaSets(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<CriteriaSet>> {
    const keyset = datedKeyset(args, 'criteria-sets');
    return registerPage(await loaders.criteria.listSets(keyset), keyset);
  }

  @FieldResolver(() => Campaign, { nullable: true, description: 'The campaign that was assessed.' })
  campaign(
    @Root() { campaignId }: CriteriaAssessment,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Campaign | null> {
    return loaders.campaignById.load(campaignId);
  }

  @FieldResolver(() => CriteriaSet, {
    nullable: true,
    description: 'The set, in the version that it was assessed against; null where it lies out of scope.',
  })
  set(
    @Root() { criteriaSetId }: CriteriaAssessment,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<CriteriaSet | null> {
    return loaders.criteriaSetById.load(criteriaSetId);
  }
  @FieldResolver(() => [AssessmentItem], {
    description:
      'How each criterion came off, in the order of the set; empty where only the number met is known.',
  })
  async items(
    @Root() { criteriaSetId, storedItems }: CriteriaAssessment,
    @Args(() => AssessmentItemArgs) { states }: AssessmentItemArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<AssessmentItem[]> {
    if (storedItems.length === 0) return [];
    return itemsOf(storedItems, (await loaders.criteriaSetById.load(criteriaSetId))?.items ?? [], states);
  }
}

@Resolver(() => CriteriaSet)
export class CriteriaSetResolver {
  @FieldResolver(() => CriteriaSet, {
    nullable: true,
    description: 'The version that it replaces (thay thế); null: none is known.',
  })
  replaces(
    @Root() { replacesId }: CriteriaSet,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<CriteriaSet | null> | null {
    return replacesId === null ? null : loaders.criteriaSetById.load(replacesId);
  }
}
