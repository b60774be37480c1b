/** Walks down from documents to those that carry them out, as far as the viewer sees, with one statement for many. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import { COVERAGE_OF_ASKED, rollUp } from '../roll-up/roll-up.repository.js';
import type { CoverageRow, StepRow } from './document-cascade.js';
import type { WantedCascade } from './document-cascade.rules.js';

/** `down`: the documents below each of the documents `$1`, and how far. A longer way to the same one adds a row. */
const DOWN = `down (top, id, depth) as (
  select id, id, 0 from unnest($1::uuid[]) as asked (id)
  union
  select down.top, l.document_id, down.depth + 1
  from down join campaigns.document_implementations l on l.implements_id = down.id)`;

const UNDER = (row: string, unit: string) => `(${unit}::int is null
  or (${row}.skey >= (select u.skey from app.placed_units u where u.unit_id = ${unit})
    and ${row}.skey < (select u.skey from app.placed_units u where u.unit_id = ${unit}) || '~'))`;

export class DocumentCascadeRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** A page of steps below each document. */
  steps(documentIds: readonly string[], wanted: WantedCascade, { after, limit }: Keyset): Promise<StepRow[]> {
    const [depth, listedOn, documentId, parentId] = after ?? [null, null, null, null];
    return this.db.read((manager) =>
      manager.query<StepRow[]>(
        `with recursive ${DOWN},
         steps as (
           select down.top, l.document_id as id, l.implements_id as parent, min(down.depth) + 1 as depth
           from down join campaigns.document_implementations l on l.implements_id = down.id group by 1, 2, 3),
         listed as (
           select s.*, d.listed_on, row_number() over (partition by s.top order by s.depth, d.listed_on, s.id, s.parent) as at
           from steps s join campaigns.documents d on d.id = s.id
           where ${UNDER('d', '$2')} and ($3::text[] is null or d.kind = any($3))
             and ($4::int is null or (s.depth, d.listed_on, s.id, s.parent) > ($4, $5::date, $6::uuid, $7::uuid)))
         select s.top as "parentKey", s.id as "documentId", s.parent as "parentId", s.depth, s.listed_on::text as "listedOn",
           t.issued_on as "topIssuedOn"
         from listed s join campaigns.documents t on t.id = s.top where s.at <= $8 order by s.top, s.at`,
        [documentIds, wanted.unitId, wanted.kinds, depth, listedOn, documentId, parentId, limit],
      ),
    );
  }

  /** How many units of each level have a document below each of the given ones. */
  coverage(documentIds: readonly string[], { unitId, kinds, asOf }: WantedCascade): Promise<CoverageRow[]> {
    const counted = rollUp({ rows: 'own', value: 'count(*)', where: 'own.provenance is not null' });
    return this.db.read((manager) =>
      manager.query<CoverageRow[]>(
        `with recursive ${DOWN},
         asked as (select coalesce((select u.skey from app.placed_units u where u.unit_id = $2), 
           case when $2::int is null then app.scope() end) as skey),
         issued as (
           select distinct on (down.top, d.locality_id) down.top, d.locality_id, d.provenance, d.source
           from down join campaigns.documents d on d.id = down.id and down.depth > 0
           where ($3::text[] is null or d.kind = any($3)) and coalesce(campaigns.last_day(d.issued_on), d.known_by) <= $4
           order by down.top, d.locality_id, d.listed_on, d.id),
         counted as (
           select top.id, u.level, count(*)::int as units, ${counted} as with_document
           from asked join app.unit_directory u
             on u.skey >= asked.skey and u.skey < asked.skey || '~' and u.valid @> $4::date
               and u.level in ('PROVINCE', 'DISTRICT', 'WARD')
           cross join unnest($1::uuid[]) as top (id)
           left join issued own on own.top = top.id and own.locality_id = u.unit_id
           group by 1, 2)
         select counted.id as "documentId", ${COVERAGE_OF_ASKED} as coverage,
           json_agg(json_build_object('level', level, 'units', units, 'unitsWithDocument', with_document)
             order by array_position(array['PROVINCE', 'DISTRICT', 'WARD'], level)) as levels
         from counted cross join asked group by counted.id, asked.skey`,
        [documentIds, unitId, kinds, asOf],
      ),
    );
  }
}
