/** Every query for statements on zero targets. Row security keeps each of them inside the viewer's scope. */
import { rowsUnderIds } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { NotFound } from '@diaban/shared/errors';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { EntityManager } from 'typeorm';
import { listedEntries } from '../register/register-list.repository.js';
import { ZeroTargetStatement } from './zero-target-statement.js';

/** What a statement hangs on. */
export interface TargetedCampaign {
  unitId: number;
  zeroTargets: string[];
}

export class ZeroTargetRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<ZeroTargetStatement[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(ZeroTargetStatement, 'entry')
        .where('entry.id = any(:ids)', { ids })
        .getMany(),
    );
  }

  /** The latest statement of each campaign on each of its targets by a day. */
  latest(campaignIds: readonly string[], asOf: string): Promise<ZeroTargetStatement[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(ZeroTargetStatement, 'entry')
        .distinctOn(['entry.campaignId', 'entry.kind'])
        .where('entry.campaignId = any(:campaignIds) and entry.statedOn <= :asOf', { campaignIds, asOf })
        .orderBy('entry.campaignId')
        .addOrderBy('entry.kind')
        .addOrderBy('entry.statedOn', 'DESC')
        .getMany(),
    );
  }

  ofCampaigns(campaignIds: readonly string[], keyset: Keyset): Promise<Under<string, ZeroTargetStatement>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, ZeroTargetStatement, keyset);
      return rowsUnderIds(manager, query.andWhere('entry.campaign_id = parent.key'), campaignIds);
    });
  }
}

/** @throws NotFound when the campaign is unknown or out of scope */
export async function targetedCampaign(
  manager: EntityManager,
  campaignId: string,
): Promise<TargetedCampaign> {
  const [row] = await manager.query<TargetedCampaign[]>(
    'select locality_id as "unitId", zero_targets as "zeroTargets" from campaigns.campaigns where id = $1',
    [campaignId],
  );
  if (!row) throw new NotFound(`There is no Campaign ${campaignId} in your scope`);
  return row;
}
