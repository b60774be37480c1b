/** The mutations of criteria: register a set, record an assessment. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { CampaignsContext } from '../loaders.js';
import { RecordAssessmentInput } from './assessment.inputs.js';
import { recordAssessment } from './assessment-changes.js';
import { CriteriaAssessment } from './criteria-assessment.js';
import { RegisterCriteriaSetInput } from './criteria-set.inputs.js';
import { CriteriaSet } from './criteria-set.js';
import { registerCriteriaSet } from './criteria-set-changes.js';

@Resolver()
export class CriteriaChangesResolver {
  @Mutation(() => CriteriaSet, {
    description: 'Enters a criteria set (bộ tiêu chí) of a unit in scope, or a new version of one.',
  })
  registerCriteriaSet(
    @Arg('input', () => RegisterCriteriaSetInput, { description: 'The set, with what is known of it.' })
    input: RegisterCriteriaSetInput,
    @Ctx() context: CampaignsContext,
  ): Promise<CriteriaSet> {
    return registerCriteriaSet(context, input);
  }

  @Mutation(() => CriteriaAssessment, {
    description:
      'Enters an assessment (rà soát, đánh giá) of a campaign: by criteria where the set names them, else by the number met. Criteria with a rule are computed as of its day.',
  })
  recordAssessment(
    @Arg('input', () => RecordAssessmentInput, {
      description: 'What was assessed, when, and how it came off.',
    })
    input: RecordAssessmentInput,
    @Ctx() context: CampaignsContext,
  ): Promise<CriteriaAssessment> {
    return recordAssessment(context, input);
  }
}
