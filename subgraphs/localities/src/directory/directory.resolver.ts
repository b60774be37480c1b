/** The directory's horizon as a query of its own. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { LocalityLoaders } from '../loaders.js';
import { DirectoryState } from './directory-state.js';

@Resolver()
export class DirectoryResolver {
  @Query(() => DirectoryState, {
    description: 'How far the directory of units reaches in time, and what that means for a day.',
  })
  directory(
    @Arg('asOf', () => DateScalar, {
      nullable: true,
      description: 'The day to ask about; left out: today, or the horizon where that is earlier.',
    })
    asOf: string | null,
    @Ctx() { loaders }: SubgraphContext<LocalityLoaders>,
  ): Promise<DirectoryState> {
    return loaders.directory(asOf ?? null);
  }
}
