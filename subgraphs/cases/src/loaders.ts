/** All loaders of the subgraph, made anew for each request so that nothing is kept from one viewer for another. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { unitLoader } from '@diaban/shared/graphql/unit-reference';
import { importLoaders } from '@diaban/shared/importing/job/import-loaders';
import { campaignCriteriaLoaders } from './campaign-criteria/campaign-criteria.loaders.js';
import { caseCorrectionLoaders } from './case-correction/case-correction.loaders.js';
import { caseStatisticLoaders } from './case-statistic/case-statistic.loaders.js';
import { registerCoverageLoaders } from './coverage/register-coverage.loaders.js';
import { hotspotLoaders } from './hotspot/hotspot.loaders.js';
import { policeCaseLoaders } from './police-case/police-case.loaders.js';
import { publishedCaseFigureLoaders } from './published-case-figure/published-case-figure.loaders.js';
import { rehabilitationLoaders } from './rehabilitation/rehabilitation.loaders.js';
import { siblingTotalLoaders } from './sibling-total/sibling-total.loaders.js';
import { tipOffLoaders } from './tip-off/tip-off.loaders.js';
import { zeroTargetLoaders } from './zero-target/zero-target.loaders.js';

export type CasesLoaders = ReturnType<typeof casesLoaders>;
export type CasesContext = SubgraphContext<CasesLoaders>;

export function casesLoaders(db: RequestDatabase) {
  const unitById = unitLoader(db);
  return {
    unitById,
    ...policeCaseLoaders(db, unitById),
    ...caseCorrectionLoaders(db),
    ...caseStatisticLoaders(db),
    ...hotspotLoaders(db, unitById),
    ...publishedCaseFigureLoaders(db, unitById),
    ...tipOffLoaders(db),
    ...rehabilitationLoaders(db),
    ...registerCoverageLoaders(db),
    ...zeroTargetLoaders(db),
    ...campaignCriteriaLoaders(db),
    ...siblingTotalLoaders(db),
    ...importLoaders(db),
  };
}
