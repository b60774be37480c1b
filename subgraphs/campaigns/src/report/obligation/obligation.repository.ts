/** What registering obligations and expecting their reports does to the database, in the caller's transaction and scope. */
import { Conflict, Invalid, NotFound } from '@diaban/shared/errors';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { EntityManager } from 'typeorm';
import type { ObligationRow, obligationColumns, ReportRow } from './obligation.rules.js';

/** What tells two obligations to report the same from each other. */
type Columns = Pick<
  ReturnType<typeof obligationColumns>,
  'locality_id' | 'from_id' | 'to_id' | 'campaign_id' | 'periodicity' | 'valid_from' | 'valid_to'
>;

/** @returns the key of a unit that has accounts of its own @throws NotFound when it is unknown or out of scope */
export async function reporterKey(manager: EntityManager, unitId: number): Promise<string> {
  const [unit] = await manager.query<{ skey: string; level: string }[]>(
    'select skey, level from app.placed_units where unit_id = $1',
    [unitId],
  );
  if (!unit) throw new NotFound(`There is no locality ${formatUnitId(unitId)} in your scope`);
  if (['PROVINCE', 'DISTRICT', 'WARD'].includes(unit.level)) return unit.skey;
  throw new Invalid(
    'localityId is no unit with accounts of its own: name a commune-level unit, a district or a province',
    'localityId',
  );
}

/** @throws Invalid when the campaign is not one of the reporting unit */
export async function checkCampaign(
  manager: EntityManager,
  { campaign_id, locality_id }: Pick<Columns, 'campaign_id' | 'locality_id'>,
): Promise<void> {
  if (campaign_id === null) return;
  const [found] = await manager.query<object[]>(
    'select id from campaigns.campaigns where id = $1 and locality_id = $2',
    [campaign_id, locality_id],
  );
  if (!found)
    throw new Invalid('campaignId names no campaign of the unit that reports: check the id', 'campaignId');
}

/** @throws Conflict when the same report would be owed twice */
export async function checkOwedOnce(manager: EntityManager, columns: Columns): Promise<void> {
  const { locality_id, from_id, to_id, campaign_id, periodicity, valid_from, valid_to } = columns;
  const [same] = await manager.query<{ id: string }[]>(
    `select id from campaigns.reporting_obligations
     where locality_id = $1 and from_id = $2 and to_id is not distinct from $3 and campaign_id is not distinct from $4
       and periodicity && $5 and daterange(valid_from, valid_to, '[]') && daterange($6, $7, '[]') and valid_from is not null
     limit 1`,
    [locality_id, from_id, to_id, campaign_id, periodicity, valid_from, valid_to],
  );
  if (same)
    throw new Conflict(
      `Obligation ${same.id} owes the same report in that time already: end it first, or leave this one out`,
    );
}

/** Obligations in scope that expect reports ahead; locked, so that none of them ends meanwhile. */
export function obligationTerms(manager: EntityManager): Promise<ObligationRow[]> {
  return manager.query<ObligationRow[]>(
    `select id, locality_id as "localityId", periodicity, due_day as "dueDay", valid_from as "validFrom",
       valid_to as "validTo", provenance, source
     from campaigns.reporting_obligations where valid_from is not null for share`,
  );
}

const CHUNK = 5_000;

/** @returns how many were not expected before */
export async function insertExpected(manager: EntityManager, rows: readonly ReportRow[]): Promise<number> {
  const columns =
    'id, obligation_id, locality_id, periodicity, period_from, period_to, due_on, provenance, source';
  let created = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const [{ count }] = await manager.query<[{ count: number }]>(
      `with made as (
         insert into campaigns.reports (${columns})
         select ${columns} from json_populate_recordset(null::campaigns.reports, $1) on conflict do nothing returning id)
       select count(*) as count from made`,
      [JSON.stringify(rows.slice(start, start + CHUNK))],
    );
    created += count;
  }
  return created;
}

/** The unit of the viewer. */
export async function viewerUnit(manager: EntityManager): Promise<number | null> {
  const [unit] = await manager.query<{ id: number }[]>(
    'select unit_id as id from app.placed_units where skey = app.scope()',
  );
  return unit?.id ?? null;
}
