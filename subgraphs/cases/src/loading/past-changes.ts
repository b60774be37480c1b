/** What the feed tells of loaded figures that were published. Cases and hotspots are the register's, which has lists of its own. */
import { pastChangesLoad } from '@diaban/shared/loading/past-changes';
import { seedsLoad } from './seeds.js';

export const seedsChangesLoad = pastChangesLoad({
  subgraph: 'cases',
  name: 'seeds-changes',
  version: `1 on seeds ${seedsLoad.version}`,
  provenance: 'PUBLISHED',
  source: 'Seed text ',
  events: [
    `select period_to as day, 'CREATED' as kind, 'PublishedCaseFigure' as entity, id as entity_id, locality_id,
       jsonb_build_object('period', period, 'offences', offences, 'note', note) as after, provenance, source
     from cases.published_case_figures`,
  ],
});
