/** Every query for reporting obligations. Row security keeps each of them inside the viewer's scope. */
import { rowsUnderIds } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import { listedEntries } from '../register/register-list.repository.js';
import { ReportingObligation } from './reporting-obligation.js';

export class ReportingObligationRepository {
  constructor(private readonly db: RequestDatabase) {}

  findByIds(ids: readonly string[]): Promise<ReportingObligation[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(ReportingObligation, 'entry')
        .where('entry.id = any(:ids)', { ids })
        .getMany(),
    );
  }

  /** Those that replace others. @param ids of the others */
  findReplacing(ids: readonly string[]): Promise<ReportingObligation[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(ReportingObligation, 'entry')
        .where('entry.replaces_id = any(:ids)', { ids })
        .getMany(),
    );
  }

  list(keyset: Keyset): Promise<ReportingObligation[]> {
    return this.db.read((manager) => listedEntries(manager, ReportingObligation, keyset).getMany());
  }

  ofCampaigns(campaignIds: readonly string[], keyset: Keyset): Promise<Under<string, ReportingObligation>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, ReportingObligation, keyset).andWhere(
        'entry.campaign_id = parent.key',
      );
      return rowsUnderIds(manager, query, campaignIds);
    });
  }
}
