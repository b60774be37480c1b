/** The unit of the campaign that something new belongs to. */
import { NotFound } from '@diaban/shared/errors';
import type { EntityManager } from 'typeorm';

/** @throws NotFound when the campaign is unknown or out of scope */
export async function campaignUnit(manager: EntityManager, campaignId: string): Promise<number> {
  const [row] = await manager.query<{ unitId: number }[]>(
    'select locality_id as "unitId" from campaigns.campaigns where id = $1',
    [campaignId],
  );
  if (!row) throw new NotFound(`There is no Campaign ${campaignId} in your scope`);
  return row.unitId;
}
