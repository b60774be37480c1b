/** The feed as it happens: a subscription to what is changed in the viewer's scope, in all four subgraphs. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { checkChoices } from '@diaban/shared/graphql/dated-list';
import { parseUnitId } from '@diaban/shared/scope/unit-id';
import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { LocalityLoaders } from '../loaders.js';
import { Change } from './change.js';
import { ChangedArgs } from './changed.inputs.js';
import { NewChanges } from './new-changes.js';

@Resolver()
export class ChangedResolver {
  @Subscription(() => Change, {
    description:
      'What is changed from now on, as it happens (có gì mới, ngay khi xảy ra): an event for each change. After a break, `changes(since:)` tells what came meanwhile.',
    subscribe: ({ args, context }) => newChanges(args as ChangedArgs, context),
  })
  changed(@Root() change: Change, @Args(() => ChangedArgs) _wanted: ChangedArgs): Change {
    return change;
  }
}

async function newChanges(
  { kinds = null, underId = null }: ChangedArgs,
  { notices, loaders }: SubgraphContext<LocalityLoaders>,
): Promise<NewChanges> {
  checkChoices(kinds, 'kinds');
  const wanted = { kinds, underId: underId === null ? null : parseUnitId(underId, 'underId') };
  return NewChanges.after(await notices.read(), loaders.newChanges, wanted);
}
