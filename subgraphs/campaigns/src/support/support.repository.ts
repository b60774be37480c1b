/** Every query for clubs and projects and their counts. Row security keeps each of them inside the viewer's scope. */
import { inSubtree, rowsUnderUnits } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { listedEntries } from '../register/register-list.repository.js';
import { COVERAGE_OF_ASKED, rollUp } from '../roll-up/roll-up.repository.js';
import type { CountRow, SupportRollUps, WantedSupport } from './support.rules.js';
import { SupportProject } from './support-project.js';

export class SupportRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<SupportProject[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(SupportProject, 'entry').where('entry.id = any(:ids)', { ids }).getMany(),
    );
  }

  list(wanted: WantedSupport, keyset: Keyset): Promise<SupportProject[]> {
    return this.db.read((manager) => wantedRows(manager, wanted, keyset).getMany());
  }

  underUnits(
    unitIds: readonly number[],
    wanted: WantedSupport,
    keyset: Keyset,
  ): Promise<Under<number, SupportProject>[]> {
    return this.db.read((manager) => rowsUnderUnits(manager, wantedRows(manager, wanted, keyset), unitIds));
  }

  /** The latest count of each project by a day. */
  latestCounts(projectIds: readonly string[], asOf: string): Promise<CountRow[]> {
    return this.db.read((manager) =>
      manager.query<CountRow[]>(
        `select distinct on (c.project_id) c.project_id as "projectId", c.counted_on::text as "countedOn", c.supported,
           c.provenance, c.source
         from campaigns.support_counts c where c.project_id = any($1) and c.counted_on <= $2
         order by c.project_id, c.counted_on desc`,
        [projectIds, asOf],
      ),
    );
  }

  /** For each unit, over it and all below it: projects that were there on a day, and whom they supported. */
  summaries(unitIds: readonly number[], asOf: string): Promise<SupportRollUps[]> {
    const projects = rollUp({ rows: 'p', value: 'count(*)', where: 'p.id is not null' });
    const supported = rollUp({
      rows: 'latest',
      value: 'sum(latest.supported)',
      where: 'latest.supported is not null',
      among: 'true',
    });
    return this.db.read((manager) =>
      manager.query<SupportRollUps[]>(
        `with asked as (select unit_id, skey from app.placed_units where unit_id = any($1))
         select asked.unit_id as "unitId", found.kinds, ${COVERAGE_OF_ASKED} as coverage
         from asked cross join lateral (
           select coalesce(json_agg(k), '[]') as kinds from (
             select p.kind, ${projects} as projects, ${supported} as supported
             from campaigns.support_projects p left join lateral (
               select c.supported, c.provenance, c.source from campaigns.support_counts c
               where c.project_id = p.id and c.counted_on <= $2 order by c.counted_on desc limit 1) latest on true
             where p.skey >= asked.skey and p.skey < asked.skey || '~'
               and coalesce(campaigns.last_day(p.started_on), p.known_by) <= $2
               and (p.ended_on is null or campaigns.first_day(p.ended_on) > $2)
             group by p.kind) k) found`,
        [unitIds, asOf],
      ),
    );
  }
}

/** The count of a project on one day, or null. */
export async function countOn(
  manager: EntityManager,
  projectId: string,
  day: string,
): Promise<number | null> {
  const [row] = await manager.query<{ supported: number }[]>(
    'select supported from campaigns.support_counts where project_id = $1 and counted_on = $2',
    [projectId, day],
  );
  return row?.supported ?? null;
}

export async function setCount(
  manager: EntityManager,
  { projectId, countedOn, supported, provenance, source }: CountRow,
): Promise<void> {
  await manager.query(
    `insert into campaigns.support_counts (project_id, counted_on, supported, provenance, source) values ($1, $2, $3, $4, $5)
     on conflict (project_id, counted_on) do update
       set supported = excluded.supported, provenance = excluded.provenance, source = excluded.source`,
    [projectId, countedOn, supported, provenance, source],
  );
}

function wantedRows(
  manager: EntityManager,
  { unitId, kinds }: WantedSupport,
  keyset: Keyset,
): SelectQueryBuilder<SupportProject> {
  const query = listedEntries(manager, SupportProject, keyset);
  if (unitId !== null) inSubtree(query, unitId);
  if (kinds !== null) query.andWhere('entry.kind = any(:kinds)', { kinds });
  return query;
}
