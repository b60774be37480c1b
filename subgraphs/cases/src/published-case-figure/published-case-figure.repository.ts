/** Every query for published figures. Row security keeps each of them inside the viewer's scope. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Under } from '@diaban/shared/graphql/page-loader';
import type { UnitReference } from '@diaban/shared/graphql/unit-reference';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { rowsBelow } from '../paging/rows-below.js';
import { PublishedCaseFigure } from './published-case-figure.js';

export class PublishedCaseFigureRepository {
  constructor(private readonly db: RequestDatabase) {}

  byIds(ids: readonly string[]): Promise<PublishedCaseFigure[]> {
    return this.db.read((manager) =>
      manager.createQueryBuilder(PublishedCaseFigure, 'r').where('r.id = any(:ids)', { ids }).getMany(),
    );
  }

  /** Figures in scope, the latest period first. */
  list(keyset: Keyset): Promise<PublishedCaseFigure[]> {
    return this.db.read((manager) => latest(manager, keyset).getMany());
  }

  /** Figures of each unit and of all below it, the latest period first. */
  below(units: readonly UnitReference[], keyset: Keyset): Promise<Under<number, PublishedCaseFigure>[]> {
    return this.db.read((manager) => rowsBelow(manager, latest(manager, keyset), 'period_to', units));
  }
}

function latest(manager: EntityManager, { limit, after }: Keyset): SelectQueryBuilder<PublishedCaseFigure> {
  const query = manager.createQueryBuilder(PublishedCaseFigure, 'r');
  if (after) query.andWhere('(r.periodTo, r.id) < (:day, :id)', { day: after[0], id: after[1] });
  return query.orderBy('r.periodTo', 'DESC').addOrderBy('r.id', 'DESC').limit(limit);
}
