/** What the feed tells of loaded campaigns, documents and reports. A month or year counts from its last day on, as everywhere. */
import { pastChangesLoad } from '@diaban/shared/loading/past-changes';
import { SAMPLE_SOURCE } from '@diaban/shared/loading/sample';
import { reportsSampleLoad } from '../report/loading/reports-sample.js';
import { SEEDS_VERSION } from './seeds.js';

const campaign = (kind: string, day: string, after: string, where: string) =>
  `select ${day} as day, '${kind}' as kind, 'Campaign' as entity, id as entity_id, locality_id,
     jsonb_build_object('title', title, 'kind', kind, ${after}) as after, provenance, source
   from campaigns.campaigns where ${where}`;

const report = (kind: string, column: string, field: string) =>
  `select ${column}, '${kind}', 'Report', id, locality_id, jsonb_build_object('periodicity', periodicity,
     'periodFrom', period_from, 'periodTo', period_to, '${field}', ${column}), provenance, source
   from campaigns.reports where ${column} is not null`;

const events = [
  // where only the launch is stated, the launch alone is told
  campaign(
    'CREATED',
    'planned_by',
    `'plannedOn', planned_on`,
    'planned_on is not null or launched_on is null',
  ),
  campaign('LAUNCHED', 'launched_by', `'launchedOn', launched_on`, 'launched_on is not null'),
  campaign('CONCLUDED', 'concluded_by', `'concludedOn', concluded_on`, 'concluded_on is not null'),
  `select coalesce(campaigns.last_day(issued_on), known_by), 'ISSUED', 'Document', id, locality_id,
     jsonb_build_object('title', title, 'kind', kind, 'number', number, 'issuedOn', issued_on), provenance, source
   from campaigns.documents`,
  report('SUBMITTED', 'submitted_on', 'submittedOn'),
  report('APPROVED', 'approved_on', 'approvedOn'),
];

export const seedsChangesLoad = pastChangesLoad({
  subgraph: 'campaigns',
  name: 'seeds-changes',
  version: `1 on seeds ${SEEDS_VERSION}`,
  provenance: 'PUBLISHED',
  source: 'Seed text ',
  events,
});

export const sampleChangesLoad = pastChangesLoad({
  subgraph: 'campaigns',
  name: 'sample-changes',
  version: `1 on reports ${reportsSampleLoad.version}`,
  only: 'sample',
  provenance: 'SYNTHETIC',
  source: SAMPLE_SOURCE,
  events,
});
