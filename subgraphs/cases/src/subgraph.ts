/** The subgraph of police cases and all that is counted beside them: everything wired together. */
import { resolveUnit } from '@diaban/shared/graphql/unit-reference';
import { resolveUuid } from '@diaban/shared/graphql/uuid';
import { ImportFault } from '@diaban/shared/importing/job/import-fault';
import { ImportJob } from '@diaban/shared/importing/job/import-job';
import { ImportJobResolver } from '@diaban/shared/importing/job/import-job.resolver';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import {
  CaseCriteriaResolver,
  CaseEvidenceResolver,
} from './campaign-criteria/campaign-criteria.resolver.js';
import { CaseImportResolver } from './case-import/case-import.resolver.js';
import { CaseKeepingResolver } from './case-keeping/case-keeping.resolver.js';
import { CaseRateResolver } from './case-rate/case-rate.resolver.js';
import { CaseStatisticResolver } from './case-statistic/case-statistic.resolver.js';
import { RegisterCoverage } from './coverage/register-coverage.js';
import { RegisterCoverageResolver } from './coverage/register-coverage.resolver.js';
import { Hotspot } from './hotspot/hotspot.js';
import { HotspotResolver } from './hotspot/hotspot.resolver.js';
import { casesLoaders } from './loaders.js';
import { seedsChangesLoad } from './loading/past-changes.js';
import { sampleLoad } from './loading/sample.js';
import { seedsLoad } from './loading/seeds.js';
import { PoliceCase } from './police-case/police-case.js';
import { PoliceCaseResolver } from './police-case/police-case.resolver.js';
import { PublishedCaseFigure } from './published-case-figure/published-case-figure.js';
import { PublishedCaseFigureResolver } from './published-case-figure/published-case-figure.resolver.js';
import { Campaign, resolveCampaign } from './references/campaign.js';
import { CampaignResolver } from './references/campaign.resolver.js';
import { localityWith } from './references/locality.js';
import { LocalityResolver } from './references/locality.resolver.js';
import { LocalityKeepingResolver } from './references/locality-keeping.resolver.js';
import { RehabilitationReportResolver } from './rehabilitation/rehabilitation-report.resolver.js';
import { TipOffReportResolver } from './tip-off/tip-off-report.resolver.js';

export const subgraph = defineSubgraph({
  name: 'cases',
  migrations: new URL('../migrations/', import.meta.url),
  entities: [PoliceCase, Hotspot, PublishedCaseFigure, RegisterCoverage, ImportJob, ImportFault],
  loaders: casesLoaders,
  resolvers: [
    PoliceCaseResolver,
    CaseKeepingResolver,
    CaseImportResolver,
    ImportJobResolver,
    HotspotResolver,
    PublishedCaseFigureResolver,
    RegisterCoverageResolver,
    TipOffReportResolver,
    RehabilitationReportResolver,
    CaseStatisticResolver,
    LocalityResolver,
    LocalityKeepingResolver,
    CaseRateResolver,
    CampaignResolver,
    CaseCriteriaResolver,
    CaseEvidenceResolver,
  ],
  // no query of this subgraph leads to one: the gateway brings them
  orphanedTypes: [Campaign],
  references: {
    PoliceCase: (reference, { loaders }) => resolveUuid(reference, loaders.caseById),
    Hotspot: (reference, { loaders }) => resolveUuid(reference, loaders.hotspotById),
    PublishedCaseFigure: (reference, { loaders }) => resolveUuid(reference, loaders.publishedCaseFigureById),
    Locality: (reference, context) =>
      resolveUnit(reference, context, ({ unitId }) => localityWith(unitId, reference.population)),
    Campaign: (reference) => resolveCampaign(reference),
  },
  loads: [seedsLoad, sampleLoad, seedsChangesLoad],
});
