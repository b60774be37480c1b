/** The organizations subgraph: organizations of the political system, and the pledges that they sign. */
import 'reflect-metadata';
import { resolveUnit } from '@diaban/shared/graphql/unit-reference';
import { resolveUuid } from '@diaban/shared/graphql/uuid';
import { defineSubgraph } from '@diaban/shared/server/subgraph';
import { organizationLoaders } from './loaders.js';
import { sampleLoad } from './loading/sample.js';
import { seedsLoad } from './loading/seeds.js';
import { Organization } from './organization/organization.js';
import { OrganizationResolver } from './organization/organization.resolver.js';
import { Pledge } from './pledge/pledge.js';
import { PledgeResolver } from './pledge/pledge.resolver.js';
import { SignatoryResolver } from './pledge/signatory.resolver.js';
import { resolveCampaign } from './references/campaign.js';
import { CampaignResolver } from './references/campaign.resolver.js';
import { localityOf } from './references/locality.js';
import { LocalityResolver } from './references/locality.resolver.js';

export const subgraph = defineSubgraph({
  name: 'organizations',
  migrations: new URL('../migrations/', import.meta.url),
  entities: [Organization, Pledge],
  resolvers: [OrganizationResolver, PledgeResolver, SignatoryResolver, LocalityResolver, CampaignResolver],
  references: {
    Organization: (reference, { loaders }) => resolveUuid(reference, loaders.organizationById),
    Pledge: (reference, { loaders }) => resolveUuid(reference, loaders.pledgeById),
    Locality: (reference, { loaders }) =>
      resolveUnit(reference, { loaders }, ({ unitId }) => localityOf(unitId)),
    Campaign: resolveCampaign,
  },
  loaders: organizationLoaders,
  loads: [seedsLoad, sampleLoad],
});
