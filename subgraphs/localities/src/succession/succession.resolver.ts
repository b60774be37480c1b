/** The lineage of a unit. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { LocalityLoaders } from '../loaders.js';
import { Locality } from '../locality/locality.js';
import { localityOf } from '../locality/locality.rules.js';
import { Succession } from './succession.js';

@Resolver(() => Locality)
export class SuccessionResolver {
  @FieldResolver(() => [Succession], {
    description:
      'What the unit was made of and what became of it, oldest first; empty as far as the directory knows.',
  })
  async successions(
    @Root() { unitId }: Locality,
    @Ctx() { loaders }: SubgraphContext<LocalityLoaders>,
  ): Promise<Succession[]> {
    const unit = (id: number | null) => (id === null ? null : localityOf(id));
    return (await loaders.successionsOf.load(unitId)).map(
      ({ predecessorId, successorId, of: _asked, ...step }) => ({
        ...step,
        predecessor: unit(predecessorId),
        successor: unit(successorId),
      }),
    );
  }
}
