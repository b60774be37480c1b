/** From identities of units, as arguments and parents give them, to the key ranges that lists are cut by. */
import type { UnitLoader, UnitReference } from '@diaban/shared/graphql/unit-reference';
import { parseUnitId } from '@diaban/shared/scope/unit-id';

/** Keys are hexadecimal digits, so that nothing lies in this range: what a unit out of scope contains. */
const NOWHERE: UnitReference = { unitId: 0, skey: '~' };

/** The units among these that are in scope. */
export async function knownUnits(unitIds: readonly number[], units: UnitLoader): Promise<UnitReference[]> {
  const found = await Promise.all(unitIds.map((unitId) => units.load(unitId)));
  return found.filter((unit) => unit !== null);
}

/** The subtree that a filter names, null where it names none. @throws Invalid for what is no identity of a unit */
export async function subtreeOf(
  localityId: string | null | undefined,
  units: UnitLoader,
): Promise<UnitReference | null> {
  if (localityId == null) return null;
  return (await units.load(parseUnitId(localityId, 'localityId'))) ?? NOWHERE;
}
