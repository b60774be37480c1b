/** What a request to this subgraph loads through: each loader turns the questions of many parents into one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { unitLoader } from '@diaban/shared/graphql/unit-reference';
import { importLoaders } from '@diaban/shared/importing/job/import-loaders';
import { campaignCriteriaLoaders } from './campaign-criteria/campaign-criteria.loaders.js';
import { memberCountLoaders } from './member-count/member-count.loaders.js';
import { OrganizationRepository } from './organization/organization.repository.js';
import { organizationPosition, type WantedOrganizations } from './organization/organization.rules.js';
import { organizationRegisterLoaders } from './organization-register/organization-register.loaders.js';
import { PledgeRepository } from './pledge/pledge.repository.js';
import { pledgePosition, type WantedPledges } from './pledge/pledge.rules.js';
import { pledgeCoverageLoaders } from './pledge-coverage/pledge-coverage.loaders.js';
import { summaryLoader } from './pledge-summary/pledge-summary.loaders.js';
import { PledgeSummaryRepository } from './pledge-summary/pledge-summary.repository.js';
import type { SummaryTime } from './pledge-summary/pledge-summary.rules.js';
import { pledgedUnitLoaders } from './pledged-unit/pledged-unit.loaders.js';
import { programmeGapsLoaders } from './programme-gaps/programme-gaps.loaders.js';
import { seatLoaders } from './seat/seat.loaders.js';

/** Which rows under a parent, which page. */
export interface ListArgs<W> {
  wanted: W;
  keyset: Keyset;
}

export type OrganizationLoaders = ReturnType<typeof organizationLoaders>;

export function organizationLoaders(db: RequestDatabase) {
  const organizations = new OrganizationRepository(db);
  const pledges = new PledgeRepository(db);
  const summaries = new PledgeSummaryRepository(db);
  return {
    organizations,
    pledges,
    ...organizationRegisterLoaders(db),
    unitById: unitLoader(db),
    organizationById: loadOne(
      (ids: readonly string[]) => organizations.findByIds(ids),
      ({ id }) => id,
    ),
    organizationsByParent: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (ids: readonly string[]) => organizations.underParents(ids, keyset),
        keyset,
        organizationPosition,
      ),
    ),
    organizationsByLocality: new LoaderWithArgs(({ wanted, keyset }: ListArgs<WantedOrganizations>) =>
      pageLoader(
        (ids: readonly number[]) => organizations.underUnits(ids, wanted, keyset),
        keyset,
        organizationPosition,
      ),
    ),
    pledgeById: loadOne(
      (ids: readonly string[]) => pledges.findByIds(ids),
      ({ id }) => id,
    ),
    pledgesByLocality: new LoaderWithArgs(({ wanted, keyset }: ListArgs<WantedPledges>) =>
      pageLoader((ids: readonly number[]) => pledges.underUnits(ids, wanted, keyset), keyset, pledgePosition),
    ),
    pledgesByCampaign: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader((ids: readonly string[]) => pledges.underCampaigns(ids, keyset), keyset, pledgePosition),
    ),
    signatoriesByPledge: new LoaderWithArgs((keyset: Keyset) =>
      pageLoader(
        (ids: readonly string[]) => pledges.signatories(ids, keyset),
        keyset,
        (row) => [row.position],
      ),
    ),
    pledgeByRenewed: loadOne(
      (ids: readonly string[]) => pledges.findByRenewed(ids),
      ({ renewsId }) => renewsId!,
    ),
    pledgeSummaryByLocality: new LoaderWithArgs((time: SummaryTime) => summaryLoader(summaries, time)),
    ...pledgeCoverageLoaders(db),
    ...pledgedUnitLoaders(db),
    ...programmeGapsLoaders(db),
    ...campaignCriteriaLoaders(db),
    ...memberCountLoaders(db),
    ...seatLoaders(db),
    ...importLoaders(db),
  };
}
