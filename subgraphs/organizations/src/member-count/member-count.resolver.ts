/** The members of an organization over the years, and the mutation that records them. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Measure } from '@diaban/shared/graphql/measure';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { Organization } from '../organization/organization.js';
import type { OrganizationsContext } from '../register/keep.js';
import { RecordMembersInput } from './member-count.inputs.js';
import { MemberCount, MemberCountPage } from './member-count.js';
import { memberCountKeyset, membersOf, membersUnknown } from './member-count.rules.js';
import { recordMembers } from './record-members.js';

type Context = SubgraphContext<OrganizationLoaders>;

@Resolver(() => Organization)
export class OrganizationMembersResolver {
  @Mutation(() => Organization, {
    description:
      'Records how many members an organization had on a day (số hội viên). A count that is there already is corrected: it stays on record with the reason.',
  })
  recordMembers(
    @Arg('input', () => RecordMembersInput, { description: 'How many, and on which day.' })
    input: RecordMembersInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Organization> {
    return recordMembers(context, input);
  }

  @FieldResolver(() => Measure, {
    description:
      'Number of members (số hội viên, đoàn viên), by the latest count up to a day. From 1 to 4 it is hidden, and that of a unit below the commune from all but its commune and district. Not reported to those below the organization’s unit.',
  })
  async members(
    @Root() organization: Organization,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'As of this day; left out: today.' })
    asOf: string | null,
    @Ctx() { loaders, viewer }: Context,
  ): Promise<Measure> {
    const count = await loaders.membersByOrganization.load(organization.id, asOf ?? today());
    return count === null ? membersUnknown(organization) : membersOf(count, viewer);
  }

  @FieldResolver(() => MemberCountPage, {
    description:
      'Its members over the years: one count for each day that was recorded, the latest first. Empty for those below its unit.',
  })
  memberCounts(
    @Root() { id }: Organization,
    @Arg('corrected', () => Boolean, {
      defaultValue: false,
      description: 'True: also the counts that were corrected since.',
    })
    corrected: boolean,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<MemberCount>> {
    return loaders.memberCountsByOrganization.load(id, { corrected, keyset: memberCountKeyset(args) });
  }
}

@Resolver(() => MemberCount)
export class MemberCountResolver {
  @FieldResolver(() => Measure, { description: 'How many, hidden like `members` of the organization.' })
  members(@Root() count: MemberCount, @Ctx() { viewer }: Context): Measure {
    return membersOf(count, viewer);
  }
}
