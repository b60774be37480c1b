/** Counts the hotspots that were open on several days, below many units, with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { coveredSpans } from '../coverage/coverage.repository.js';
import type { Count } from '../coverage/coverage.rules.js';
import type { CoveredSpan } from '../coverage/register.js';
import type { HotspotKind } from '../hotspot/hotspot.js';

export interface HotspotDaysRow {
  unitId: number;
  spans: CoveredSpan[];
  /** none where no hotspot of the kind was open */
  counts: (Count & { day: string; kind: HotspotKind })[];
}

export class ZeroTargetRepository {
  constructor(private readonly db: RequestDatabase) {}

  openOn(unitIds: readonly number[], days: readonly string[]): Promise<HotspotDaysRow[]> {
    return this.db.read((manager) =>
      manager.query<HotspotDaysRow[]>(
        `select u.unit_id as "unitId", ${coveredSpans('HOTSPOTS')} as spans, (
           select coalesce(json_agg(json_build_object('day', k.day, 'kind', k.kind, 'value', k.n, 'synthetic', k.synthetic)), '[]')
           from (select d.day, h.kind, count(*) as n, bool_or(h.provenance = 'SYNTHETIC') as synthetic
                 from cases.hotspots h join unnest($2::date[]) d (day)
                   on h.opened_on <= d.day and (h.cleared_on is null or h.cleared_on > d.day)
                 where h.skey >= u.skey and h.skey < u.skey || '~'
                 group by d.day, h.kind) k) as counts
         from app.placed_units u where u.unit_id = any($1)`,
        [unitIds, days],
      ),
    );
  }
}
