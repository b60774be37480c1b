/** Seats on steering committees, from both sides, and the mutation that sets them. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { type Page, PageArgs } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { Organization } from '../organization/organization.js';
import type { OrganizationsContext } from '../register/keep.js';
import { SetSeatInput } from './seat.inputs.js';
import { Seat, SeatPage } from './seat.js';
import { seatKeyset } from './seat.rules.js';
import { setSeat } from './set-seat.js';

type Context = SubgraphContext<OrganizationLoaders>;

const AS_OF = 'Only seats held on this day; left out: also those that ended.';

@Resolver(() => Organization)
export class OrganizationSeatsResolver {
  @Mutation(() => Organization, {
    description:
      'Gives an organization a seat on a steering committee (ban chỉ đạo), hands a role over, or ends a seat. The answer is the committee.',
  })
  setSeat(
    @Arg('input', () => SetSeatInput, {
      description: 'The committee, the organization, its role and the time.',
    })
    input: SetSeatInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Organization> {
    return setSeat(context, input);
  }

  @FieldResolver(() => SeatPage, {
    description:
      'Of a steering committee: which organizations sit on it, in which roles (cơ cấu ban chỉ đạo); empty for other kinds, and for those below its unit.',
  })
  seats(
    @Root() { id }: Organization,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Seat>> {
    return loaders.seatsByOrganization.load(id, {
      side: 'committee',
      asOf: asOf ?? null,
      keyset: seatKeyset(args),
    });
  }

  @FieldResolver(() => SeatPage, {
    description: 'Its own seats on the steering committees in the viewer’s scope.',
  })
  seatsHeld(
    @Root() { id }: Organization,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Page<Seat>> {
    return loaders.seatsByOrganization.load(id, {
      side: 'organization',
      asOf: asOf ?? null,
      keyset: seatKeyset(args),
    });
  }
}

@Resolver(() => Seat)
export class SeatResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization that has the seat; null where it lies out of scope.',
  })
  organization(@Root() { organizationId }: Seat, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organizationById.load(organizationId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The steering committee; null where it lies out of scope.',
  })
  committee(@Root() { committeeId }: Seat, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organizationById.load(committeeId);
  }
}
