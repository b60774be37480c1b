/** The campaigns subgraph: the programme register of models, criteria, documents, outreach and reports owed. */
import 'reflect-metadata';
import type { Measure } from '@diaban/shared/graphql/measure';
import { resolveUnit } from '@diaban/shared/graphql/unit-reference';
import { resolveUuid } from '@diaban/shared/graphql/uuid';
import { ImportFault } from '@diaban/shared/importing/job/import-fault';
import { ImportJob } from '@diaban/shared/importing/job/import-job';
import { ImportJobResolver } from '@diaban/shared/importing/job/import-job.resolver';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import { Activity } from './activity/activity.js';
import { ActivityResolver } from './activity/activity.resolver.js';
import { ActivityChangesResolver } from './activity/activity-changes.resolver.js';
import { DocumentReviewResolver } from './activity/document-review.resolver.js';
import { ActivityImportResolver } from './activity-import/activity-import.resolver.js';
import { Campaign } from './campaign/campaign.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { CampaignChangesResolver } from './campaign/campaign-changes.resolver.js';
import { DocumentCascadeResolver } from './cascade/document-cascade.resolver.js';
import { ComputedCriteriaResolver } from './computed-criteria/computed-criteria.resolver.js';
import { COMPUTED_CRITERIA } from './computed-criteria/graph-findings.js';
import {
  AssessmentCorrectionResolver,
  CampaignCorrectionResolver,
  DocumentCorrectionResolver,
} from './correction/correction.resolver.js';
import { CoverageStateResolver } from './coverage-state/coverage-state.resolver.js';
import { CampaignCriteriaResolver } from './criteria/campaign-criteria.resolver.js';
import { CriteriaResolver, CriteriaSetResolver } from './criteria/criteria.resolver.js';
import { CriteriaAssessment } from './criteria/criteria-assessment.js';
import { CriteriaChangesResolver } from './criteria/criteria-changes.resolver.js';
import { CriteriaSet } from './criteria/criteria-set.js';
import { AssessmentItemResolver, ComputedCriterionResolver } from './criteria/evidence.resolver.js';
import { Document } from './document/document.js';
import { DocumentResolver } from './document/document.resolver.js';
import { DocumentChangesResolver } from './document/document-changes.resolver.js';
import { DocumentImplementationResolver } from './document/document-implementation.resolver.js';
import { CampaignGapResolver } from './gap/campaign-gap.resolver.js';
import { ProgrammeGapResolver, ProgrammeGapsResolver } from './gap/programme-gaps.resolver.js';
import { resolveProgrammeGaps } from './gap/programme-gaps.rules.js';
import { KeyAreaResolver } from './key-area/key-area.resolver.js';
import { registerLoaders } from './loaders.js';
import { sampleChangesLoad, seedsChangesLoad } from './loading/past-changes.js';
import { sampleLoad } from './loading/sample.js';
import { seedsLoad } from './loading/seeds.js';
import { localityOf } from './references/locality.js';
import { LocalityResolver } from './references/locality.resolver.js';
import { REPORT_FIGURES } from './report/figure/draft.rules.js';
import { reportsSampleLoad } from './report/loading/reports-sample.js';
import { reportsSeedsLoad } from './report/loading/reports-seeds.js';
import { LocalityReportsResolver } from './report/locality-reports.resolver.js';
import { ReportExpectationResolver } from './report/obligation/obligation.resolver.js';
import { Report } from './report/report.js';
import { ReportResolver } from './report/report.resolver.js';
import { ReportStepsResolver } from './report/report-steps.resolver.js';
import { ReportingObligation } from './reporting-obligation/reporting-obligation.js';
import { ReportingObligationResolver } from './reporting-obligation/reporting-obligation.resolver.js';
import { LocalitySupportResolver } from './support/locality-support.resolver.js';
import { SupportResolver } from './support/support.resolver.js';
import { SupportProject } from './support/support-project.js';
import { CampaignTasksResolver } from './task/campaign-tasks.resolver.js';
import { Task } from './task/task.js';
import { TaskResolver } from './task/task.resolver.js';
import { CampaignZeroTargetsResolver, ZeroTargetResolver } from './zero-target/zero-target.resolver.js';
import { ZeroTargetEvidenceResolver } from './zero-target/zero-target-evidence.resolver.js';
import { ZeroTargetStatement } from './zero-target/zero-target-statement.js';

export const subgraph = defineSubgraph({
  name: 'campaigns',
  migrations: new URL('../migrations/', import.meta.url),
  asks: [REPORT_FIGURES, COMPUTED_CRITERIA],
  entities: [
    Campaign,
    CriteriaSet,
    CriteriaAssessment,
    Document,
    Activity,
    ReportingObligation,
    Report,
    Task,
    ZeroTargetStatement,
    SupportProject,
    ImportJob,
    ImportFault,
  ],
  resolvers: [
    CampaignResolver,
    CampaignChangesResolver,
    CampaignCorrectionResolver,
    DocumentCorrectionResolver,
    AssessmentCorrectionResolver,
    CoverageStateResolver,
    CampaignGapResolver,
    ProgrammeGapsResolver,
    ProgrammeGapResolver,
    TaskResolver,
    CampaignTasksResolver,
    ZeroTargetResolver,
    CampaignZeroTargetsResolver,
    ZeroTargetEvidenceResolver,
    CriteriaResolver,
    CriteriaSetResolver,
    CriteriaChangesResolver,
    CampaignCriteriaResolver,
    AssessmentItemResolver,
    ComputedCriteriaResolver,
    ComputedCriterionResolver,
    KeyAreaResolver,
    DocumentResolver,
    DocumentChangesResolver,
    DocumentCascadeResolver,
    DocumentImplementationResolver,
    ActivityResolver,
    ActivityChangesResolver,
    ActivityImportResolver,
    ImportJobResolver,
    SupportResolver,
    DocumentReviewResolver,
    ReportingObligationResolver,
    ReportExpectationResolver,
    ReportResolver,
    ReportStepsResolver,
    LocalityReportsResolver,
    LocalityResolver,
    LocalitySupportResolver,
  ],
  references: {
    Campaign: (reference, { loaders }) => resolveUuid(reference, loaders.campaignById),
    CriteriaSet: (reference, { loaders }) => resolveUuid(reference, loaders.criteriaSetById),
    CriteriaAssessment: (reference, { loaders }) => resolveUuid(reference, loaders.assessmentById),
    Document: (reference, { loaders }) => resolveUuid(reference, loaders.documentById),
    Activity: (reference, { loaders }) => resolveUuid(reference, loaders.activityById),
    ReportingObligation: (reference, { loaders }) => resolveUuid(reference, loaders.obligationById),
    Report: (reference, { loaders }) => resolveUuid(reference, loaders.reportById),
    ProgrammeGaps: resolveProgrammeGaps,
    Locality: (reference, context) =>
      resolveUnit(reference, context, ({ unitId }) =>
        localityOf(unitId, reference.population as Measure | undefined),
      ),
  },
  loaders: registerLoaders,
  loads: [seedsLoad, sampleLoad, reportsSeedsLoad, reportsSampleLoad, seedsChangesLoad, sampleChangesLoad],
});
