/** Makes a Locality of a unit's number. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { Locality } from './locality.js';

export function localityOf(unitId: number): Locality {
  return Object.assign(new Locality(), { id: formatUnitId(unitId), unitId });
}
