/** What the register of pledges says of a campaign: whether all blocks signed, and how many units that it shall reach. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { today } from '@diaban/shared/graphql/today';
import { Arg, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { Organization } from '../organization/organization.js';
import { Pledge } from '../pledge/pledge.js';
import { Campaign } from '../references/campaign.js';
import { CoverageTarget } from '../references/coverage-target.js';
import { Locality, localityOf } from '../references/locality.js';
import { countedLevel } from './campaign-criteria.loaders.js';
import { pledgeCriteria, pledgedUnits } from './campaign-criteria.rules.js';
import { BlockPledge, BlockWithoutPledge, PledgeCriterion, PledgedUnits } from './pledge-criterion.js';

type Context = SubgraphContext<OrganizationLoaders>;

const AS_OF = 'As of this day; left out: today.';

@Resolver(() => Campaign)
export class PledgeCriteriaResolver {
  @Directive('@external')
  @FieldResolver(() => Locality, { description: 'The unit that it is a model of.' })
  locality(@Root() { unitId }: Campaign): Locality | null {
    return unitId === null ? null : localityOf(unitId);
  }

  @Directive('@external')
  @FieldResolver(() => CoverageTarget, {
    nullable: true,
    description: 'Which part of the units below shall carry it out; null: not stated.',
  })
  coverageTarget(@Root() { coverageLevel }: Campaign): CoverageTarget | null {
    return coverageLevel === null ? null : { unitLevel: coverageLevel };
  }

  @Directive('@requires(fields: "locality { id }")')
  @FieldResolver(() => [PledgeCriterion], {
    description:
      'What the pledges (ký cam kết) in its unit and all units under it say of it, each rule once, with what shows it. Empty where its unit is out of scope.',
  })
  async pledgeCriteria(
    @Root() { unitId }: Campaign,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<PledgeCriterion[]> {
    const day = asOf ?? today();
    const row = unitId === null ? null : await loaders.blocksPledgedByLocality.load(unitId, day);
    return row === null ? [] : pledgeCriteria(row, day);
  }

  @Directive('@requires(fields: "locality { id } coverageTarget { unitLevel }")')
  @FieldResolver(() => PledgedUnits, {
    nullable: true,
    description:
      'How many of the units that its coverage target counts have signed a pledge in force (đã ký cam kết), whichever campaign it is for; null: it has no such target.',
  })
  async pledgedUnits(
    @Root() { unitId, coverageLevel }: Campaign,
    @Arg('asOf', () => DateScalar, { nullable: true, description: AS_OF }) asOf: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<PledgedUnits | null> {
    if (unitId === null || coverageLevel === null) return null;
    const day = asOf ?? today();
    const row = await loaders.pledgedUnitsByLevel.load(countedLevel(unitId, coverageLevel), day);
    return row === null ? null : pledgedUnits(row, day);
  }
}

@Resolver(() => BlockPledge)
export class BlockPledgeResolver {
  @FieldResolver(() => Pledge, { nullable: true, description: 'The pledge.' })
  pledge(@Root() { pledgeId }: BlockPledge, @Ctx() { loaders }: Context): Promise<Pledge | null> {
    return loaders.pledgeById.load(pledgeId);
  }
}

@Resolver(() => BlockWithoutPledge)
export class BlockWithoutPledgeResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The block as a body (khối dân cư).' })
  organization(
    @Root() { organizationId }: BlockWithoutPledge,
    @Ctx() { loaders }: Context,
  ): Promise<Organization | null> {
    return loaders.organizationById.load(organizationId);
  }
}
