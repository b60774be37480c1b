/** Every query for indicators, figures and corrections. Row security decides who sees which. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { EntityManager } from 'typeorm';
import type { Report } from '../report.js';
import type { ComputedFigure } from './draft.rules.js';
import type { EnteredFigure } from './figure.rules.js';
import type { CorrectionRow } from './report-correction.js';
import type { FigureRow, ReportIndicator, Sensitivity } from './report-figure.js';

const INDICATOR = `i.code, i.label, i.unit, i.counts`;
const ORIGIN = `u.level, r.id as "reportId", r.periodicity, r.period_from as "periodFrom", r.period_to as "periodTo",
  r.provenance as "reportProvenance", r.source as "reportSource"`;

export class FigureRepository {
  constructor(private readonly db: RequestDatabase) {}

  indicators({ limit, after }: Keyset): Promise<(ReportIndicator & { position: number })[]> {
    return this.db.read((manager) =>
      manager.query(
        `select ${INDICATOR}, i.position from campaigns.report_indicators i
         where i.position > $1 order by i.position limit $2`,
        [after?.[0] ?? 0, limit],
      ),
    );
  }

  /** A row for every indicator of each report. */
  ofReports(reportIds: readonly string[]): Promise<FigureRow[]> {
    return this.db.read((manager) =>
      manager.query<FigureRow[]>(
        `select ${INDICATOR}, ${ORIGIN}, f.value, f.note, f.provenance
         from campaigns.reports r join app.placed_units u on u.unit_id = r.locality_id
           cross join campaigns.report_indicators i
           left join campaigns.report_figures f on f.report_id = r.id and f.indicator = i.code
         where r.id = any($1) order by r.id, i.position`,
        [reportIds],
      ),
    );
  }

  corrections(reportIds: readonly string[], { limit, after }: Keyset): Promise<CorrectionRow[]> {
    return this.db.read((manager) =>
      manager.query<CorrectionRow[]>(
        `select r.id as "parentKey", ${INDICATOR}, ${ORIGIN}, c.*
         from campaigns.reports r join app.placed_units u on u.unit_id = r.locality_id
           cross join lateral (
             select c.id as number, c.indicator, c.old_value as "oldValue", c.new_value as "newValue", c.reason, c.role,
               c.corrected_on as "correctedOn"
             from campaigns.report_corrections c
             where c.report_id = r.id and ($2::bigint is null or c.id < $2) order by c.id desc limit $3) c
           join campaigns.report_indicators i on i.code = c.indicator
         where r.id = any($1) order by r.id, c.number desc`,
        [reportIds, after?.[0] ?? null, limit],
      ),
    );
  }
}

export async function indicatorCodes(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ code: string }[]>(
    'select code from campaigns.report_indicators order by position',
  );
  return rows.map(({ code }) => code);
}

/** Writes lines of a draft; a line without value and note is taken out. */
export async function writeFigures(
  manager: EntityManager,
  reportId: string,
  lines: readonly EnteredFigure[],
): Promise<void> {
  const empty = lines.filter(({ value, note }) => value === null && note === null);
  await manager.query('delete from campaigns.report_figures where report_id = $1 and indicator = any($2)', [
    reportId,
    empty.map(({ indicator }) => indicator),
  ]);
  await manager.query(
    `insert into campaigns.report_figures (report_id, indicator, value, note, provenance)
     select $1, l.indicator, l.value, l.note, 'REPORTED'
     from json_to_recordset($2) as l(indicator text, value int, note text) where l.value is not null or l.note is not null
     on conflict (report_id, indicator) do update set value = excluded.value, note = excluded.note, provenance = 'REPORTED'`,
    [reportId, JSON.stringify(lines)],
  );
}

/**
 * Puts computed values into a draft in the place of those computed before; what the author entered stays. The author of a
 * report of the sample is the sample: what is synthetic there was entered.
 */
export async function fillFigures(
  manager: EntityManager,
  { id, provenance }: Pick<Report, 'id' | 'provenance'>,
  lines: readonly ComputedFigure[],
): Promise<void> {
  const isSample = provenance === 'SYNTHETIC';
  await manager.query('delete from campaigns.report_figures where report_id = $1 and provenance = any($2)', [
    id,
    isSample ? ['COMPUTED'] : ['COMPUTED', 'SYNTHETIC'],
  ]);
  await manager.query(
    `insert into campaigns.report_figures (report_id, indicator, value, provenance)
     select $1, l.indicator, l.value, case when $3 then 'COMPUTED' else l.provenance end
     from json_to_recordset($2) as l(indicator text, value int, provenance text)
     on conflict (report_id, indicator) do nothing`,
    [id, JSON.stringify(lines), isSample],
  );
}

export async function statesAFigure(manager: EntityManager, reportId: string): Promise<boolean> {
  const found = await manager.query<object[]>(
    'select indicator from campaigns.report_figures where report_id = $1 and value is not null limit 1',
    [reportId],
  );
  return found.length > 0;
}

/** What the figures of a report are now, and how small ones are hidden. */
export function presentFigures(
  manager: EntityManager,
  reportId: string,
  indicators: readonly string[],
): Promise<(EnteredFigure & Sensitivity)[]> {
  return manager.query<(EnteredFigure & Sensitivity)[]>(
    `select i.code as indicator, i.counts, u.level, f.value, f.note
     from campaigns.reports r join app.placed_units u on u.unit_id = r.locality_id
       join campaigns.report_indicators i on i.code = any($2)
       left join campaigns.report_figures f on f.report_id = r.id and f.indicator = i.code
     where r.id = $1 order by i.position`,
    [reportId, indicators],
  );
}

/** The database takes the old values from the figures and puts the new ones in their place. */
export async function insertCorrections(
  manager: EntityManager,
  reportId: string,
  lines: readonly EnteredFigure[],
  { reason, correctedOn }: { reason: string; correctedOn: string },
): Promise<void> {
  await manager.query(
    `insert into campaigns.report_corrections (report_id, indicator, new_value, new_note, reason, corrected_on)
     select $1, l.indicator, l.value, l.note, $3, $4 from json_to_recordset($2) as l(indicator text, value int, note text)`,
    [reportId, JSON.stringify(lines), reason, correctedOn],
  );
}

/** A figure that was corrected since the last approval: as it was approved, and as it is. */
export interface PendingCorrection extends Sensitivity {
  indicator: string;
  before: number | null;
  after: number | null;
  /** the last correction of the report, of whichever figure */
  through: string;
}

export function pendingCorrections(manager: EntityManager, reportId: string): Promise<PendingCorrection[]> {
  return manager.query<PendingCorrection[]>(
    `select i.code as indicator, i.counts, u.level, (array_agg(c.old_value order by c.id))[1] as before,
       (array_agg(c.new_value order by c.id desc))[1] as after, max(max(c.id)) over () as through
     from campaigns.reports r join app.placed_units u on u.unit_id = r.locality_id
       join campaigns.report_corrections c on c.report_id = r.id and c.id > coalesce(r.corrected_through, 0)
       join campaigns.report_indicators i on i.code = c.indicator
     where r.id = $1 group by i.code, u.level order by i.position`,
    [reportId],
  );
}
