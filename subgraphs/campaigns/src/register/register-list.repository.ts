/** The query that all lists of the register begin with. */
import type { Keyset } from '@diaban/shared/graphql/page';
import type { EntityManager, EntityTarget, SelectQueryBuilder } from 'typeorm';
import type { RegisterEntry } from './register-entry.js';

/** Entries after a position, on the alias `entry`, latest first. */
export function listedEntries<T extends RegisterEntry>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  { limit, after }: Keyset,
): SelectQueryBuilder<T> {
  const query = manager.createQueryBuilder(entity, 'entry');
  if (after !== null) {
    const [afterDay, afterId] = after;
    query.andWhere('(entry.listedOn, entry.id) < (:afterDay, :afterId)', { afterDay, afterId });
  }
  return query.orderBy('entry.listedOn', 'DESC').addOrderBy('entry.id', 'DESC').limit(limit);
}
