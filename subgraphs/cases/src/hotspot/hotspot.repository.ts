/** Every query for hotspots. Row security keeps each of them inside the viewer's scope. */

import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import { today } from '@diaban/shared/graphql/today';
import type { UnitReference } from '@diaban/shared/graphql/unit-reference';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { coveredSpans } from '../coverage/coverage.repository.js';
import type { Count } from '../coverage/coverage.rules.js';
import type { CoveredSpan } from '../coverage/register.js';
import { rowsBelow } from '../paging/rows-below.js';
import type { HotspotFilter } from './hotspot.inputs.js';
import { Hotspot, type HotspotKind } from './hotspot.js';

/** A checked filter. */
export interface HotspotCriteria extends Omit<HotspotFilter, 'localityId'> {
  /** only in this subtree; null: wherever the viewer may look */
  within: UnitReference | null;
}

/** The open hotspots of one unit and all below it, on a day. */
export interface OpenHotspotsRow {
  unitId: number;
  day: string;
  spans: CoveredSpan[];
  counts: (Count & { kind: HotspotKind })[];
}

export class HotspotRepository {
  constructor(private readonly db: RequestDatabase) {}

  byIds(ids: readonly string[]): Promise<Hotspot[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(Hotspot, 'r').where('r.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** Hotspots in scope, the newest first. */
  list(criteria: HotspotCriteria, keyset: Keyset): Promise<Hotspot[]> {
    return this.db.read((manager) => newest(manager, criteria, keyset).getMany());
  }

  /** Hotspots below each unit, the newest first. */
  below(
    units: readonly UnitReference[],
    criteria: HotspotCriteria,
    keyset: Keyset,
  ): Promise<Under<number, Hotspot>[]> {
    return this.db.read((manager) =>
      rowsBelow(manager, newest(manager, criteria, keyset), 'opened_on', units),
    );
  }

  /** @param asOf null: today, or the last day of the unit's register where that is earlier */
  open(unitIds: readonly number[], asOf: string | null): Promise<OpenHotspotsRow[]> {
    return this.db.read((manager) =>
      manager.query<OpenHotspotsRow[]>(
        `select d.unit_id as "unitId", d.day::text, d.spans, (
           select coalesce(json_agg(json_build_object('kind', k.kind, 'value', k.n, 'synthetic', k.synthetic)), '[]')
           from (select h.kind, count(*) as n, bool_or(h.provenance = 'SYNTHETIC') as synthetic from cases.hotspots h
                 where h.skey >= d.skey and h.skey < d.skey || '~'
                   and h.opened_on <= d.day and (h.cleared_on is null or h.cleared_on > d.day)
                 group by h.kind) k) as counts
         from (
           select s.*, coalesce($2::date, least($3::date,
                    (select max((span ->> 'to')::date) from json_array_elements(s.spans) span))) as day
           from (select u.unit_id, u.skey, ${coveredSpans('HOTSPOTS')} as spans
                 from app.placed_units u where u.unit_id = any($1)) s) d`,
        [unitIds, asOf, today()],
      ),
    );
  }
}

function newest(
  manager: EntityManager,
  { within, kinds, openOn, openedFrom, openedTo }: HotspotCriteria,
  { limit, after }: Keyset,
): SelectQueryBuilder<Hotspot> {
  const query = manager.createQueryBuilder(Hotspot, 'r');
  if (within)
    query.andWhere('r.skey >= :low and r.skey < :high', { low: within.skey, high: `${within.skey}~` });
  if (kinds) query.andWhere('r.kind = any(:kinds)', { kinds });
  if (openOn)
    query.andWhere('r.openedOn <= :openOn and (r.clearedOn is null or r.clearedOn > :openOn)', { openOn });
  if (openedFrom) query.andWhere('r.openedOn >= :openedFrom', { openedFrom });
  if (openedTo) query.andWhere('r.openedOn <= :openedTo', { openedTo });
  if (after) query.andWhere('(r.openedOn, r.id) < (:day, :id)', { day: after[0], id: after[1] });
  return query.orderBy('r.openedOn', 'DESC').addOrderBy('r.id', 'DESC').limit(limit);
}
