/** Every query for cases and their seizures. Row security keeps each of them inside the viewer's scope. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Provenance } from '@diaban/shared/graphql/measure';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { UnitReference } from '@diaban/shared/graphql/unit-reference';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { rowsBelow } from '../paging/rows-below.js';
import type { PoliceCaseFilter } from './police-case.inputs.js';
import { PoliceCase } from './police-case.js';
import type { SeizureUnit, Substance } from './seizure.js';

/** A checked filter. */
export interface CaseCriteria extends Omit<PoliceCaseFilter, 'localityId'> {
  /** only in this subtree; null: wherever the viewer may look */
  within: UnitReference | null;
}

export interface SeizureRow {
  caseId: string;
  substance: Substance;
  unit: SeizureUnit;
  quantity: number | null;
  occurredOn: string;
  provenance: Provenance;
  source: string;
}

export class PoliceCaseRepository {
  constructor(private readonly db: RequestDatabase) {}

  byIds(ids: readonly string[]): Promise<PoliceCase[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(PoliceCase, 'r').where('r.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** Cases in scope, the newest first. */
  list(criteria: CaseCriteria, keyset: Keyset): Promise<PoliceCase[]> {
    return this.db.read((manager) => newest(manager, criteria, keyset).getMany());
  }

  /** Cases below each unit, the newest first. */
  below(
    units: readonly UnitReference[],
    criteria: CaseCriteria,
    keyset: Keyset,
  ): Promise<Under<number, PoliceCase>[]> {
    return this.db.read((manager) =>
      rowsBelow(manager, newest(manager, criteria, keyset), 'occurred_on', units),
    );
  }

  seizures(caseIds: readonly string[]): Promise<SeizureRow[]> {
    return this.db.read((manager) =>
      manager.query<SeizureRow[]>(
        `select s.case_id as "caseId", s.substance, s.unit, s.quantity, c.occurred_on as "occurredOn", c.provenance, c.source
         from cases.seizures s join cases.police_cases c on c.id = s.case_id
         where s.case_id = any($1) order by s.case_id, s.substance, s.unit`,
        [caseIds],
      ),
    );
  }
}

function newest(
  manager: EntityManager,
  { within, offences, caseKinds, stages, occurredFrom, occurredTo }: CaseCriteria,
  { limit, after }: Keyset,
): SelectQueryBuilder<PoliceCase> {
  const query = manager.createQueryBuilder(PoliceCase, 'r');
  if (within)
    query.andWhere('r.skey >= :low and r.skey < :high', { low: within.skey, high: `${within.skey}~` });
  if (offences) query.andWhere('r.offence = any(:offences)', { offences });
  if (caseKinds) query.andWhere('r.caseKind = any(:caseKinds)', { caseKinds });
  if (stages) query.andWhere('r.stage = any(:stages)', { stages });
  if (occurredFrom) query.andWhere('r.occurredOn >= :occurredFrom', { occurredFrom });
  if (occurredTo) query.andWhere('r.occurredOn <= :occurredTo', { occurredTo });
  if (after) query.andWhere('(r.occurredOn, r.id) < (:day, :id)', { day: after[0], id: after[1] });
  return query.orderBy('r.occurredOn', 'DESC').addOrderBy('r.id', 'DESC').limit(limit);
}
