/** Member counts of many organizations, with one statement. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import { LoaderWithArgs, loadOne } from '@diaban/shared/graphql/loaders';
import type { Keyset } from '@diaban/shared/graphql/page';
import { pageLoader } from '@diaban/shared/graphql/page-loader';
import { MemberCountRepository } from './member-count.repository.js';
import { memberCountPosition } from './member-count.rules.js';

export function memberCountLoaders(db: RequestDatabase) {
  const counts = new MemberCountRepository(db);
  return {
    membersByOrganization: new LoaderWithArgs((asOf: string) =>
      loadOne(
        (ids: readonly string[]) => counts.latest(ids, asOf),
        ({ organizationId }) => organizationId,
      ),
    ),
    memberCountsByOrganization: new LoaderWithArgs(
      ({ corrected, keyset }: { corrected: boolean; keyset: Keyset }) =>
        pageLoader(
          (ids: readonly string[]) => counts.underOrganizations(ids, corrected, keyset),
          keyset,
          memberCountPosition,
        ),
    ),
  };
}
