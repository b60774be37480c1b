/** The gaps of the programme that the register of pledges can tell, over the launches that the campaigns subgraph brings. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { type Page, PageArgs, toPage } from '@diaban/shared/graphql/page';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { type ProgrammeGap, ProgrammeGapPage, ProgrammeGaps } from './programme-gaps.js';
import { launchKeyset, launchPosition } from './programme-gaps.rules.js';

type Context = SubgraphContext<OrganizationLoaders>;

@Resolver(() => ProgrammeGaps)
export class ProgrammeGapsResolver {
  @Directive('@requires(fields: "launches")')
  @FieldResolver(() => ProgrammeGapPage, {
    description:
      'Campaigns that are launched and for which no pledge or emulation pact was signed (đã ra mắt, chưa ký cam kết), as `hasPledge` of a campaign has it, since the launch, the longest first.',
  })
  async launchedNotPledged(
    @Root() { question, launched }: ProgrammeGaps,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<ProgrammeGap>> {
    const keyset = launchKeyset(args);
    return toPage(await loaders.launchedNotPledged(question, launched!, keyset), keyset, launchPosition);
  }

  @Directive('@inaccessible')
  @FieldResolver(() => String, {
    description: 'Units with a pledge in force, for the subgraphs among themselves.',
  })
  firstPledges(@Root() { question }: ProgrammeGaps, @Ctx() { loaders }: Context): Promise<string> {
    return loaders.firstPledges(question);
  }
}
