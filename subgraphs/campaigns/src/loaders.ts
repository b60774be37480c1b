/** What a request to this subgraph loads through: each loader turns the questions of many parents into one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { unitLoader } from '@diaban/shared/graphql/unit-reference';
import { importLoaders } from '@diaban/shared/importing/job/import-loaders';
import { activityLoaders } from './activity/activity.loaders.js';
import { campaignLoaders } from './campaign/campaign.loaders.js';
import { documentCascadeLoaders } from './cascade/document-cascade.loaders.js';
import { computedCriteriaLoaders } from './computed-criteria/computed-criteria.loaders.js';
import { registerCorrectionLoaders } from './correction/register-correction.loaders.js';
import { coverageStateLoaders } from './coverage-state/coverage-state.loaders.js';
import { criteriaLoaders } from './criteria/criteria.loaders.js';
import { documentLoaders } from './document/document.loaders.js';
import { campaignGapLoaders } from './gap/campaign-gap.loaders.js';
import { programmeGapsLoaders } from './gap/programme-gaps.loaders.js';
import { reportLoaders } from './report/report.loaders.js';
import { reportingObligationLoaders } from './reporting-obligation/reporting-obligation.loaders.js';
import { supportLoaders } from './support/support.loaders.js';
import { taskLoaders } from './task/task.loaders.js';
import { zeroTargetLoaders } from './zero-target/zero-target.loaders.js';

export function registerLoaders(db: RequestDatabase) {
  const campaigns = campaignLoaders(db);
  const documents = documentLoaders(db);
  return {
    unitById: unitLoader(db),
    ...campaigns,
    ...campaignGapLoaders(db, campaigns.campaignById),
    ...programmeGapsLoaders(db),
    ...registerCorrectionLoaders(db),
    ...coverageStateLoaders(db),
    ...taskLoaders(db),
    ...zeroTargetLoaders(db),
    ...criteriaLoaders(db),
    ...documents,
    ...documentCascadeLoaders(db, documents.documentById),
    ...computedCriteriaLoaders(db),
    ...supportLoaders(db),
    ...activityLoaders(db),
    ...reportingObligationLoaders(db),
    ...reportLoaders(db),
    ...importLoaders(db),
  };
}

export type RegisterLoaders = ReturnType<typeof registerLoaders>;
export type CampaignsContext = SubgraphContext<RegisterLoaders>;
