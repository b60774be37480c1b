/** The feed: what changed in the viewer's scope since a moment, in all four subgraphs. */
import { Invalid } from '@diaban/shared/errors';
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { checkChoices, checkCursor } from '@diaban/shared/graphql/dated-list';
import { keysetOf, toPage } from '@diaban/shared/graphql/page';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { LocalityLoaders } from '../loaders.js';
import { Locality } from '../locality/locality.js';
import { localityOf } from '../locality/locality.rules.js';
import { ChangesArgs } from './change.inputs.js';
import { Change, ChangedField, ChangePage } from './change.js';
import { changedFields } from './change.rules.js';

type Context = SubgraphContext<LocalityLoaders>;

@Resolver(() => Change)
export class ChangeResolver {
  @Query(() => ChangePage, {
    description:
      'What changed since a moment (có gì mới): launches, documents, pledges, corrections, reports, imports and restructured units, the latest first; and what became of documents of the units above, which bind those below. It goes by the moment in which the hub was told of them, as `at` says.',
  })
  async changes(
    @Args(() => ChangesArgs) args: ChangesArgs,
    @Ctx() { loaders }: Context,
  ): Promise<ChangePage> {
    const { since, until = null, kinds = null, underId = null } = args;
    checkChoices(kinds, 'kinds');
    if (until !== null && until <= since)
      throw new Invalid('until is not after since: give the earlier moment as since', 'until');
    const keyset = keysetOf(args, 'changes', 2);
    const [at, id] = keyset.after ?? [];
    checkCursor(keyset, typeof at === 'string' && !Number.isNaN(Date.parse(at)) && Number.isSafeInteger(id));
    const wanted = {
      since,
      until,
      kinds,
      underId: underId === null ? null : parseUnitId(underId, 'underId'),
    };
    const rows = await loaders.changes.list(wanted, keyset);
    return toPage(rows, keyset, (change) => [change.at.toISOString(), Number(change.id)]);
  }

  @FieldResolver(() => Locality, {
    nullable: true,
    description:
      'The unit that the changed object belongs to. Of a unit above the viewer’s only the identity is told.',
  })
  locality(@Root() { localityId }: Change): Locality | null {
    return localityId === null ? null : localityOf(localityId);
  }

  @FieldResolver(() => [ChangedField], { description: 'What changed in it.' })
  fields(@Root() change: Change): ChangedField[] {
    return changedFields(change);
  }
}
