/** The organizations subgraph: organizations of the political system, and the pledges that they sign. */
import 'reflect-metadata';
import { resolveUnit } from '@diaban/shared/graphql/unit-reference';
import { resolveUuid } from '@diaban/shared/graphql/uuid';
import { ImportFault } from '@diaban/shared/importing/job/import-fault';
import { ImportJob } from '@diaban/shared/importing/job/import-job';
import { ImportJobResolver } from '@diaban/shared/importing/job/import-job.resolver';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import {
  BlockPledgeResolver,
  BlockWithoutPledgeResolver,
  PledgeCriteriaResolver,
} from './campaign-criteria/campaign-criteria.resolver.js';
import { OrganizationImportResolver } from './import/import.resolver.js';
import { organizationLoaders } from './loaders.js';
import { sampleChangesLoad, seedsChangesLoad } from './loading/past-changes.js';
import { sampleLoad } from './loading/sample.js';
import { seedsLoad } from './loading/seeds.js';
import { MemberCountResolver, OrganizationMembersResolver } from './member-count/member-count.resolver.js';
import { Organization } from './organization/organization.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { OrganizationChangesResolver } from './organization/organization-changes.resolver.js';
import { OrganizationRegister } from './organization-register/organization-register.js';
import {
  LocalityRegisterResolver,
  OrganizationRegisterResolver,
} from './organization-register/organization-register.resolver.js';
import { Pledge } from './pledge/pledge.js';
import { PledgeResolver } from './pledge/pledge.resolver.js';
import { PledgeChangesResolver } from './pledge/pledge-changes.resolver.js';
import { SignatoryResolver } from './pledge/signatory.resolver.js';
import { PledgeCoverageResolver } from './pledge-coverage/pledge-coverage.resolver.js';
import { PledgedUnitResolver } from './pledged-unit/pledged-unit.resolver.js';
import { ProgrammeGaps } from './programme-gaps/programme-gaps.js';
import { ProgrammeGapsResolver } from './programme-gaps/programme-gaps.resolver.js';
import { resolveProgrammeGaps } from './programme-gaps/programme-gaps.rules.js';
import { resolveCampaign } from './references/campaign.js';
import { CampaignResolver } from './references/campaign.resolver.js';
import { localityOf } from './references/locality.js';
import { LocalityResolver } from './references/locality.resolver.js';
import { Seat } from './seat/seat.js';
import { OrganizationSeatsResolver, SeatResolver } from './seat/seat.resolver.js';

export const subgraph = defineSubgraph({
  name: 'organizations',
  migrations: new URL('../migrations/', import.meta.url),
  entities: [Organization, Pledge, Seat, OrganizationRegister, ImportJob, ImportFault],
  resolvers: [
    OrganizationResolver,
    OrganizationChangesResolver,
    OrganizationMembersResolver,
    MemberCountResolver,
    OrganizationSeatsResolver,
    SeatResolver,
    PledgeResolver,
    PledgeChangesResolver,
    SignatoryResolver,
    LocalityResolver,
    PledgeCoverageResolver,
    PledgedUnitResolver,
    ProgrammeGapsResolver,
    CampaignResolver,
    PledgeCriteriaResolver,
    BlockPledgeResolver,
    BlockWithoutPledgeResolver,
    OrganizationRegisterResolver,
    LocalityRegisterResolver,
    OrganizationImportResolver,
    ImportJobResolver,
  ],
  orphanedTypes: [ProgrammeGaps],
  references: {
    Organization: (reference, { loaders }) => resolveUuid(reference, loaders.organizationById),
    Pledge: (reference, { loaders }) => resolveUuid(reference, loaders.pledgeById),
    Locality: (reference, { loaders }) =>
      resolveUnit(reference, { loaders }, ({ unitId }) => localityOf(unitId)),
    Campaign: resolveCampaign,
    ProgrammeGaps: resolveProgrammeGaps,
  },
  loaders: organizationLoaders,
  loads: [seedsLoad, sampleLoad, seedsChangesLoad, sampleChangesLoad],
});
