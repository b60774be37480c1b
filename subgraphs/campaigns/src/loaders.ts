/** What a request to this subgraph loads through: each loader turns the questions of many parents into one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { unitLoader } from '@diaban/shared/graphql/unit-reference';
import { activityLoaders } from './activity/activity.loaders.js';
import { campaignLoaders } from './campaign/campaign.loaders.js';
import { criteriaLoaders } from './criteria/criteria.loaders.js';
import { documentLoaders } from './document/document.loaders.js';
import { reportingObligationLoaders } from './reporting-obligation/reporting-obligation.loaders.js';

export function registerLoaders(db: RequestDatabase) {
  return {
    unitById: unitLoader(db),
    ...campaignLoaders(db),
    ...criteriaLoaders(db),
    ...documentLoaders(db),
    ...activityLoaders(db),
    ...reportingObligationLoaders(db),
  };
}

export type RegisterLoaders = ReturnType<typeof registerLoaders>;
export type CampaignsContext = SubgraphContext<RegisterLoaders>;
