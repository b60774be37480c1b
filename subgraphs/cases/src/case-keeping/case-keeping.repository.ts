/** What the changes of cases write, in the caller's transaction and scope. */
import { lockVersion, setColumns, type Versioned } from '@diaban/shared/mutation/update-versioned';
import type { EntityManager } from 'typeorm';
import { PoliceCase } from '../police-case/police-case.js';
import type { SeizureUnit, Substance } from '../police-case/seizure.js';

const TABLE = 'cases.police_cases';

/** A seizure of a case as it is stored. */
export interface StoredSeizure {
  substance: Substance;
  unit: SeizureUnit;
  quantity: number | null;
}

/** The case for the rest of the transaction. @throws NotFound out of scope, Conflict when it changed since */
export async function lockCase(
  manager: EntityManager,
  id: string,
  expectedVersion: number,
): Promise<PoliceCase> {
  await lockVersion<Versioned>(manager, { table: TABLE, entity: 'PoliceCase', id, expectedVersion });
  return manager.findOneByOrFail(PoliceCase, { id });
}

export async function insertCase(
  manager: EntityManager,
  row: Omit<PoliceCase, 'stage' | 'version'>,
): Promise<void> {
  await manager.insert(PoliceCase, row);
}

/** @param columns by the names that they have in the table */
export function changeCase(
  manager: EntityManager,
  id: string,
  columns: Readonly<Record<string, unknown>>,
): Promise<void> {
  return setColumns(manager, TABLE, id, columns);
}

export function seizuresOf(manager: EntityManager, caseId: string): Promise<StoredSeizure[]> {
  return manager.query<StoredSeizure[]>(
    'select substance, unit, quantity from cases.seizures where case_id = $1 order by substance, unit',
    [caseId],
  );
}

/** What was seized, in the place of what was entered before. */
export async function replaceSeizures(
  manager: EntityManager,
  caseId: string,
  seizures: readonly StoredSeizure[],
): Promise<void> {
  await manager.query('delete from cases.seizures where case_id = $1', [caseId]);
  await manager.query(
    `insert into cases.seizures (case_id, substance, unit, quantity)
     select $1, s.substance, s.unit, s.quantity from json_to_recordset($2) s (substance text, unit text, quantity numeric)`,
    [caseId, JSON.stringify(seizures)],
  );
}
