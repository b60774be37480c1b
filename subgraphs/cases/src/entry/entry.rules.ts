/** What holds for everything that is entered into the registers: days that have come, units of the right level. */
import { Invalid } from '@diaban/shared/errors';
import { today } from '@diaban/shared/graphql/today';
import { parseUuid } from '@diaban/shared/graphql/uuid';
import type { Place } from '@diaban/shared/mutation/placed-row.repository';
import type { Level } from '@diaban/shared/scope/level';

/** @throws Invalid for a day that has not come yet */
export function checkNotAhead(day: string, field: string): void {
  if (day > today())
    throw new Invalid(`${field} is ${day}, which lies ahead: enter it when it has happened`, field);
}

/** Cases and hotspots lie in communes: of a larger unit they would say too little, of a smaller one too much. */
export function isCommune({ level }: { level: Level }): boolean {
  return level === 'WARD';
}

/** @throws Invalid for a unit of another level */
export function checkCommune({ level }: Pick<Place, 'level'>): void {
  if (!isCommune({ level }))
    throw new Invalid(
      `localityId names a unit of level ${level}: name the commune-level unit (xã, phường, thị trấn) where it lies`,
      'localityId',
    );
}

/** @throws Invalid naming the first id that is none; each id once, in their order */
export function parseUuids(ids: readonly string[], field: string): string[] {
  return [...new Set(ids.map((id) => parseUuid(id, field)))];
}
