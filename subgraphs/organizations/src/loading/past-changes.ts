/** What the feed tells of loaded pledges. A month or year counts from its last day on, as everywhere. */
import { pastChangesLoad } from '@diaban/shared/loading/past-changes';
import { SAMPLE_SOURCE } from '@diaban/shared/loading/sample';
import { sampleLoad } from './sample.js';
import { seedsLoad } from './seeds.js';

const events = [
  `select signed_to as day, 'SIGNED' as kind, 'Pledge' as entity, id as entity_id, locality_id,
     jsonb_build_object('kind', kind, 'signedOn', signed_on, 'validUntil', valid_until, 'renews', renews_id) as after, provenance, source
   from organizations.pledges`,
];

export const seedsChangesLoad = pastChangesLoad({
  subgraph: 'organizations',
  name: 'seeds-changes',
  version: `1 on seeds ${seedsLoad.version}`,
  provenance: 'PUBLISHED',
  source: 'Seed text ',
  events,
});

export const sampleChangesLoad = pastChangesLoad({
  subgraph: 'organizations',
  name: 'sample-changes',
  version: `1 on sample ${sampleLoad.version}`,
  only: 'sample',
  provenance: 'SYNTHETIC',
  source: SAMPLE_SOURCE,
  events,
});
