/** Tells in the feed of changes what loaded data say happened: without it the feed would begin with the first mutation. */
import type { Load } from './load.js';

/** Loaded rows of a subgraph, and what of them the feed tells. */
export interface PastChanges extends Pick<Load, 'name' | 'version' | 'only'> {
  subgraph: string;
  provenance: 'PUBLISHED' | 'SYNTHETIC';
  /** what the source of these rows begins with */
  source: string;
  /** queries for `day`, `kind`, `entity`, `entity_id`, `locality_id`, `after`, `provenance` and `source` */
  events: readonly string[];
}

/** A load that runs after those whose rows it tells of; its version has to follow from theirs. */
export function pastChangesLoad({ subgraph, provenance, source, events, ...load }: PastChanges): Load {
  return {
    ...load,
    async run(loading) {
      // noon in Vietnam lies on the same day there and in UTC; what a mutation has told meanwhile is not told twice
      await loading.query(
        `insert into app.changes (at, subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id, after)
         select (e.day + time '12:00') at time zone 'Asia/Ho_Chi_Minh', $1, $2, e.kind, e.entity, e.entity_id::text, e.locality_id,
           'load', 'load', 'VN', $2, jsonb_strip_nulls(e.after) || jsonb_build_object('provenance', e.provenance, 'source', e.source)
         from (${events.join(' union all ')}) e
         where e.provenance = $3 and starts_with(e.source, $4) and not exists (select from app.changes c
           where c.entity = e.entity and c.entity_id = e.entity_id::text and c.kind = e.kind)
         order by e.day, e.kind, e.entity_id`,
        [subgraph, load.name, provenance, source],
      );
    },
    async clear(loading) {
      await loading.query(
        `delete from app.changes where subgraph = $1 and operation = $2 and role = 'load'`,
        [subgraph, load.name],
      );
    },
  };
}
