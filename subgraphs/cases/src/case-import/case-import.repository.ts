/** Every query of the import of cases, each for all rows of a chunk. Row security keeps it inside the sender's scope. */
import type { EntityManager } from 'typeorm';
import { recordedFacts } from '../case-correction/case-correction.rules.js';
import type { StoredSeizure } from '../case-keeping/case-keeping.repository.js';
import { PoliceCase } from '../police-case/police-case.js';
import type { KnownCase } from './case-import.rules.js';

/** A row of the table as the import writes it. */
export interface ImportedCase {
  id: string;
  locality_id: number;
  occurred_on: string;
  offence: string;
  case_kind: string;
  reported_on: string | null;
  investigated_on: string | null;
  prosecuted_on: string | null;
  tried_on: string | null;
  closed_on: string | null;
  subject_count: number | null;
  handled_by: readonly string[];
  source: string;
}

export type ImportedSeizure = StoredSeizure & { case_id: string };

export class CaseImportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Those of some cases that are there, for the rest of the transaction. */
  async known(ids: readonly string[]): Promise<Map<string, KnownCase>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager
      .createQueryBuilder(PoliceCase, 'c')
      .where('c.id = any(:ids)', { ids })
      .orderBy('c.id')
      .setLock('pessimistic_write')
      .getMany();
    const seized = await this.seizures(ids);
    return new Map(
      rows.map((row) => [
        row.id,
        { facts: recordedFacts(row, seized.get(row.id) ?? []), source: row.source },
      ]),
    );
  }

  /** @param known ids of those that are there before, of which it is said anew what was seized */
  async save(
    cases: readonly ImportedCase[],
    seizures: readonly ImportedSeizure[],
    known: readonly string[],
  ): Promise<void> {
    if (cases.length === 0) return;
    await this.manager.query(
      `insert into cases.police_cases as c (id, locality_id, occurred_on, offence, case_kind, reported_on, investigated_on,
         prosecuted_on, tried_on, closed_on, subject_count, handled_by, provenance, source)
       select id, locality_id, occurred_on, offence, case_kind, reported_on, investigated_on, prosecuted_on, tried_on, closed_on,
         subject_count, handled_by, 'REGISTERED', source
       from json_populate_recordset(null::cases.police_cases, $1)
       on conflict (id) do update set locality_id = excluded.locality_id, occurred_on = excluded.occurred_on,
         offence = excluded.offence, case_kind = excluded.case_kind, reported_on = excluded.reported_on,
         investigated_on = excluded.investigated_on, prosecuted_on = excluded.prosecuted_on, tried_on = excluded.tried_on,
         closed_on = excluded.closed_on, subject_count = excluded.subject_count, handled_by = excluded.handled_by,
         source = excluded.source, version = c.version + 1`,
      [JSON.stringify(cases)],
    );
    if (known.length > 0)
      await this.manager.query('delete from cases.seizures where case_id = any($1)', [known]);
    if (seizures.length > 0)
      await this.manager.query(
        `insert into cases.seizures (case_id, substance, unit, quantity)
         select case_id, substance, unit, quantity from json_populate_recordset(null::cases.seizures, $1)`,
        [JSON.stringify(seizures)],
      );
  }

  private async seizures(caseIds: readonly string[]): Promise<Map<string, StoredSeizure[]>> {
    const rows = await this.manager.query<{ id: string; seized: StoredSeizure[] }[]>(
      `select case_id as id, json_agg(json_build_object('substance', substance, 'unit', unit, 'quantity', quantity)
         order by substance, unit) as seized
       from cases.seizures where case_id = any($1) group by case_id`,
      [caseIds],
    );
    return new Map(rows.map(({ id, seized }) => [id, seized]));
  }
}
