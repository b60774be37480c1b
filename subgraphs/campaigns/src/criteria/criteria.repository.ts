/** Every query for criteria sets and assessments. Row security keeps each of them inside the viewer's scope. */
import { rowsUnderIds } from '@diaban/shared/database/rows-under';
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import { listedEntries } from '../register/register-list.repository.js';
import { CriteriaAssessment } from './criteria-assessment.js';
import { CriteriaSet } from './criteria-set.js';

export class CriteriaRepository {
  constructor(private readonly db: RequestDatabase) {}

  setsByIds(ids: readonly string[]): Promise<CriteriaSet[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(CriteriaSet, 'entry').where('entry.id = any(:ids)', { ids }).getMany(),
    );
  }

  listSets(keyset: Keyset): Promise<CriteriaSet[]> {
    return this.db.read((manager) => listedEntries(manager, CriteriaSet, keyset).getMany());
  }

  assessmentsByIds(ids: readonly string[]): Promise<CriteriaAssessment[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(CriteriaAssessment, 'entry')
        .where('entry.id = any(:ids)', { ids })
        .getMany(),
    );
  }

  /** Of each campaign the assessments by a day that no later one of the same set, in any version, follows. */
  latestAssessments(campaignIds: readonly string[], asOf: string): Promise<CriteriaAssessment[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(CriteriaAssessment, 'entry')
        .where(
          `entry.id in (
             select distinct on (s.campaign_id, coalesce(g.lineage, s.criteria_set_id)) s.id
             from campaigns.criteria_assessments s left join campaigns.criteria_sets g on g.id = s.criteria_set_id
             where s.campaign_id = any(:campaignIds) and s.assessed_by <= :asOf
             order by s.campaign_id, coalesce(g.lineage, s.criteria_set_id), s.assessed_by desc, s.id desc)`,
          { campaignIds, asOf },
        )
        .orderBy('entry.listedOn', 'DESC')
        .addOrderBy('entry.id', 'DESC')
        .getMany(),
    );
  }

  assessmentsOf(
    campaignIds: readonly string[],
    keyset: Keyset,
  ): Promise<Under<string, CriteriaAssessment>[]> {
    return this.db.read((manager) => {
      const query = listedEntries(manager, CriteriaAssessment, keyset);
      return rowsUnderIds(manager, query.andWhere('entry.campaign_id = parent.key'), campaignIds);
    });
  }
}
