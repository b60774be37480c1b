/** The condition that a row lies in the subtree of a unit, for lists that name one unit. */

const SKEY = '(select u.skey from app.placed_units u where u.unit_id = :unitId)';

/** Scalar subselects, because a join would keep the planner from the index. A unit out of scope has no rows. */
export function inSubtree(alias: string): string {
  return `${alias}.skey >= ${SKEY} and ${alias}.skey < ${SKEY} || '~'`;
}
