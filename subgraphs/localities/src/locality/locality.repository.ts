/** Every query for units and their versions. Row security keeps each of them inside the viewer's scope. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { Level } from '@diaban/shared/scope/level';
import type { LocalityKind } from './locality-kind.js';
import type { SearchText } from './search-text.rules.js';
import { UnitVersion } from './unit-version.js';

export interface UnitFilter {
  level: Level | null;
  kinds: LocalityKind[] | null;
  underId: number | null;
}

/** A version that a search found, with the values that order it. */
export interface SearchHit {
  unitId: number;
  rank: number;
  levelOrder: number;
  skey: string;
}

export class LocalityRepository {
  constructor(private readonly db: RequestDatabase) {}

  /** The versions of units on a day. */
  versionsOn(unitIds: readonly number[], day: string): Promise<UnitVersion[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(UnitVersion, 'v')
        .where('v.unitId = any(:unitIds) and v.valid @> :day::date', { unitIds, day })
        .getMany(),
    );
  }

  /** All versions of units, oldest first. */
  versionsOf(unitIds: readonly number[]): Promise<UnitVersion[]> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(UnitVersion, 'v')
        .where('v.unitId = any(:unitIds)', { unitIds })
        .orderBy('v.unitId')
        .addOrderBy('lower(v.valid)', 'ASC', 'NULLS FIRST')
        .getMany(),
    );
  }

  /** The unit that held a code on a day. */
  async findByCode(code: string, day: string): Promise<UnitVersion | null> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(UnitVersion, 'v')
        .where('v.code = :code and v.valid @> :day::date', { code, day })
        .getOne(),
    );
  }

  /** The unit at the root of the viewer's scope. */
  async getRoot(day: string): Promise<UnitVersion | null> {
    return this.db.read((manager) =>
      manager
        .createQueryBuilder(UnitVersion, 'v')
        .where('v.skey = app.scope() and v.valid @> :day::date', { day })
        .getOne(),
    );
  }

  /** Units on a day, those of a unit together, from the country down. */
  list({ level, kinds, underId }: UnitFilter, day: string, { limit, after }: Keyset): Promise<UnitVersion[]> {
    return this.db.read((manager) => {
      const query = manager.createQueryBuilder(UnitVersion, 'v').where('v.valid @> :day::date', { day });
      if (level !== null) query.andWhere('v.level = :level', { level });
      if (kinds !== null) query.andWhere('v.kind = any(:kinds)', { kinds });
      if (after !== null) query.andWhere('v.skey > :skey', { skey: after[0] });
      if (underId !== null) {
        query.andWhere(
          `exists (select from app.placed_units u where u.unit_id = :underId and v.skey > u.skey and v.skey < u.skey || '~')`,
          { underId },
        );
      }
      return query.orderBy('v.skey').limit(limit).getMany();
    });
  }

  /** The units below each of some units, a page of each: its children, or all at any depth. One statement a batch. */
  below(
    unitIds: readonly number[],
    { deep, level }: { deep: boolean; level: Level | null },
    day: string,
    { limit, after }: Keyset,
  ): Promise<(UnitVersion & { above: number })[]> {
    const under = deep ? `c.skey > p.skey and c.skey < p.skey || '~'` : 'c.parent_id = p.unit_id';
    return this.db.read((manager) =>
      manager.query<(UnitVersion & { above: number })[]>(
        `select p.unit_id as above, v.* from localities.unit_versions p
         cross join lateral (
           select c.unit_id as "unitId", c.valid::text, c.level, c.kind, c.code, c.name, c.full_name as "fullName",
                  c.parent_id as "parentId", c.legal_basis as "legalBasis", c.skey
           from localities.unit_versions c
           where ${under} and c.valid @> $2::date and ($3::text is null or c.level = $3) and ($4::text is null or c.skey > $4)
           order by c.skey limit $5) v
         where p.unit_id = any($1) and p.valid @> $2::date
         order by p.unit_id, v.skey`,
        [unitIds, day, level, after?.[0] ?? null, limit],
      ),
    );
  }

  /** How many units of a level lie below each unit on a day. */
  countBelow(
    unitIds: readonly number[],
    level: Level,
    day: string,
  ): Promise<{ unitId: number; count: number }[]> {
    return this.db.read((manager) =>
      manager.query(
        `select p.unit_id as "unitId", count(c.unit_id) as count from localities.unit_versions p
         left join localities.unit_versions c
           on c.skey > p.skey and c.skey < p.skey || '~' and c.level = $2 and c.valid @> $3::date
         where p.unit_id = any($1) and p.valid @> $3::date group by p.unit_id`,
        [unitIds, level, day],
      ),
    );
  }

  /** The units above each unit on a day, from the top down, as far as the viewer's scope reaches. */
  above(unitIds: readonly number[], day: string): Promise<(UnitVersion & { below: number })[]> {
    return this.db.read((manager) =>
      manager.query<(UnitVersion & { below: number })[]>(
        `select v.unit_id as below, a.unit_id as "unitId", a.valid::text, a.level, a.kind, a.code, a.name,
                a.full_name as "fullName", a.parent_id as "parentId", a.legal_basis as "legalBasis", a.skey
         from localities.unit_versions v
         join localities.unit_versions a
           on a.skey in (select left(v.skey, 5 * depth) from generate_series(1, length(v.skey) / 5 - 1) depth)
          and a.valid @> $2::date
         where v.unit_id = any($1) and v.valid @> $2::date order by v.unit_id, a.skey`,
        [unitIds, day],
      ),
    );
  }

  /** Units whose name holds a text, the closest first. */
  search(
    { bare, accented }: SearchText,
    level: Level | null,
    day: string,
    { limit, after }: Keyset,
  ): Promise<SearchHit[]> {
    return this.db.read((manager) =>
      manager.query<SearchHit[]>(
        `select unit_id as "unitId", rank, level_order as "levelOrder", skey
         from localities.search($1, localities.accented_key($2), $3, $4)
         where $5::int is null or (rank, level_order, skey) > ($5, $6::int, $7::text collate "C")
         order by rank, level_order, skey limit $8`,
        [bare, accented, day, level ?? '', after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
      ),
    );
  }
}
