/** The organizations of units as a file is read: the rows of one chunk after another are about the same units. */
import type { EntityManager } from 'typeorm';
import type { PledgeImportRepository } from './pledge-import.repository.js';
import { UnitRegister } from './pledge-import.rules.js';

/**
 * By transaction. An import of pledges changes no organization; one that another transaction dissolves meanwhile is refused
 * by the database as a signatory.
 */
const read = new WeakMap<EntityManager, Map<number, UnitRegister>>();

export async function unitRegisters(
  manager: EntityManager,
  repository: PledgeImportRepository,
  unitIds: Iterable<number>,
): Promise<ReadonlyMap<number, UnitRegister>> {
  const registers = read.get(manager) ?? new Map<number, UnitRegister>();
  read.set(manager, registers);
  const missing = [...new Set(unitIds)].filter((unitId) => !registers.has(unitId));
  if (missing.length === 0) return registers;
  const organizations = await repository.organizationsOf(missing);
  for (const unitId of missing) registers.set(unitId, new UnitRegister());
  for (const one of organizations) registers.get(one.unitId)?.add(one);
  return registers;
}
