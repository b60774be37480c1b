/** The mutations that correct entries of the register, and what was corrected in one. */
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import { CriteriaAssessment } from '../criteria/criteria-assessment.js';
import { Document } from '../document/document.js';
import type { CampaignsContext } from '../loaders.js';
import { correctAssessment } from './correct-assessment.js';
import { correctCampaign } from './correct-campaign.js';
import { correctDocument } from './correct-document.js';
import { CorrectAssessmentInput, CorrectCampaignInput, CorrectDocumentInput } from './correction.inputs.js';
import { type RegisterCorrection, RegisterCorrectionPage } from './register-correction.js';

const CORRECTIONS =
  'What was corrected in it (đính chính), the latest first: the old and the new values, who and why. Seen in its unit and above.';

@Resolver(() => Campaign)
export class CampaignCorrectionResolver {
  @Mutation(() => Campaign, {
    description:
      'Corrects a campaign that was entered wrongly (đính chính mô hình), in any stage. It takes no step of it and takes none back.',
  })
  correctCampaign(
    @Arg('input', () => CorrectCampaignInput, { description: 'Which campaign, what is right, and why.' })
    input: CorrectCampaignInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Campaign> {
    return correctCampaign(context, input);
  }

  @FieldResolver(() => RegisterCorrectionPage, { description: CORRECTIONS })
  corrections(
    @Root() { id }: Campaign,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<RegisterCorrection>> {
    return loaders.correctionsOfCampaign.load(id, args);
  }
}

@Resolver(() => Document)
export class DocumentCorrectionResolver {
  @Mutation(() => Document, {
    description: 'Corrects a document that was entered wrongly (đính chính văn bản). Its links stay.',
  })
  correctDocument(
    @Arg('input', () => CorrectDocumentInput, { description: 'Which document, what is right, and why.' })
    input: CorrectDocumentInput,
    @Ctx() context: CampaignsContext,
  ): Promise<Document> {
    return correctDocument(context, input);
  }

  @FieldResolver(() => RegisterCorrectionPage, { description: CORRECTIONS })
  corrections(
    @Root() { id }: Document,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<RegisterCorrection>> {
    return loaders.correctionsOfDocument.load(id, args);
  }
}

@Resolver(() => CriteriaAssessment)
export class AssessmentCorrectionResolver {
  @Mutation(() => CriteriaAssessment, {
    description:
      'Corrects an assessment that was entered wrongly (đính chính kết quả đánh giá). What the graph computed stays, unless the day was wrong: then it is computed as of the right one.',
  })
  correctAssessment(
    @Arg('input', () => CorrectAssessmentInput, { description: 'Which assessment, what is right, and why.' })
    input: CorrectAssessmentInput,
    @Ctx() context: CampaignsContext,
  ): Promise<CriteriaAssessment> {
    return correctAssessment(context, input);
  }

  @FieldResolver(() => RegisterCorrectionPage, { description: CORRECTIONS })
  corrections(
    @Root() { id }: CriteriaAssessment,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: CampaignsContext,
  ): Promise<Page<RegisterCorrection>> {
    return loaders.correctionsOfAssessment.load(id, args);
  }
}
