/** A page of units, which says for which day and from which directory it answers. */
import type { Keyset } from '@diaban/shared/graphql/page';
import { type CursorValue, pageOf, toPage } from '@diaban/shared/graphql/page';
import { Field, ObjectType } from 'type-graphql';
import { DirectoryState } from '../directory/directory-state.js';
import { Locality } from './locality.js';
import { localityOf } from './locality.rules.js';

@ObjectType({ description: 'A page of units.' })
export class LocalityPage extends pageOf(Locality, 'LocalityBase', 'A page of units.') {
  @Field(() => DirectoryState, {
    description: 'The directory behind this page and the day that it describes.',
  })
  directory: DirectoryState;
}

/** @param position the ordering values of a row */
export function localityPage<R extends { unitId: number }>(
  rows: readonly R[],
  keyset: Keyset,
  directory: DirectoryState,
  position: (row: R) => CursorValue[],
): LocalityPage {
  const { nodes, pageInfo } = toPage(rows, keyset, position);
  return { nodes: nodes.map(({ unitId }) => localityOf(unitId)), pageInfo, directory };
}
