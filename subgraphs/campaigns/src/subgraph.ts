/** The campaigns subgraph: the programme register of models, criteria, documents, outreach and reports owed. */
import 'reflect-metadata';
import { resolveUnit } from '@diaban/shared/graphql/unit-reference';
import { resolveUuid } from '@diaban/shared/graphql/uuid';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import { Activity } from './activity/activity.js';
import { ActivityResolver } from './activity/activity.resolver.js';
import { DocumentReviewResolver } from './activity/document-review.resolver.js';
import { Campaign } from './campaign/campaign.js';
import { CampaignResolver } from './campaign/campaign.resolver.js';
import { CriteriaResolver } from './criteria/criteria.resolver.js';
import { CriteriaAssessment } from './criteria/criteria-assessment.js';
import { CriteriaSet } from './criteria/criteria-set.js';
import { Document } from './document/document.js';
import { DocumentResolver } from './document/document.resolver.js';
import { DocumentImplementationResolver } from './document/document-implementation.resolver.js';
import { registerLoaders } from './loaders.js';
import { sampleLoad } from './loading/sample.js';
import { seedsLoad } from './loading/seeds.js';
import { localityOf } from './references/locality.js';
import { LocalityResolver } from './references/locality.resolver.js';
import { ReportingObligation } from './reporting-obligation/reporting-obligation.js';
import { ReportingObligationResolver } from './reporting-obligation/reporting-obligation.resolver.js';

export const subgraph = defineSubgraph({
  name: 'campaigns',
  migrations: new URL('../migrations/', import.meta.url),
  entities: [Campaign, CriteriaSet, CriteriaAssessment, Document, Activity, ReportingObligation],
  resolvers: [
    CampaignResolver,
    CriteriaResolver,
    DocumentResolver,
    DocumentImplementationResolver,
    ActivityResolver,
    DocumentReviewResolver,
    ReportingObligationResolver,
    LocalityResolver,
  ],
  references: {
    Campaign: (reference, { loaders }) => resolveUuid(reference, loaders.campaignById),
    CriteriaSet: (reference, { loaders }) => resolveUuid(reference, loaders.criteriaSetById),
    CriteriaAssessment: (reference, { loaders }) => resolveUuid(reference, loaders.assessmentById),
    Document: (reference, { loaders }) => resolveUuid(reference, loaders.documentById),
    Activity: (reference, { loaders }) => resolveUuid(reference, loaders.activityById),
    ReportingObligation: (reference, { loaders }) => resolveUuid(reference, loaders.obligationById),
    Locality: (reference, context) => resolveUnit(reference, context, ({ unitId }) => localityOf(unitId)),
  },
  loaders: registerLoaders,
  loads: [seedsLoad, sampleLoad],
});
