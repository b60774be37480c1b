/** Declarations of complete registers: of a unit, and the mutation that makes them. */
import type { SubgraphContext } from '@diaban/shared/graphql/context';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { OrganizationLoaders } from '../loaders.js';
import { Locality, localityOf } from '../references/locality.js';
import type { OrganizationsContext } from '../register/keep.js';
import { declareRegister } from './declare-register.js';
import { DeclareOrganizationRegisterInput } from './organization-register.inputs.js';
import { OrganizationRegister } from './organization-register.js';

@Resolver(() => OrganizationRegister)
export class OrganizationRegisterResolver {
  @FieldResolver(() => Locality, { description: 'The unit that declared it.' })
  locality(@Root() { unitId }: OrganizationRegister): Locality {
    return localityOf(unitId);
  }

  @Mutation(() => OrganizationRegister, {
    description:
      'Declares that the register of organizations and pledges of a unit is complete (chốt danh sách tổ chức, cam kết) from a day on: what does not stand in it does not exist.',
  })
  declareOrganizationRegister(
    @Arg('input', () => DeclareOrganizationRegisterInput, { description: 'Of which unit, since when.' })
    input: DeclareOrganizationRegisterInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<OrganizationRegister> {
    return declareRegister(context, input);
  }
}

@Resolver(() => Locality)
export class LocalityRegisterResolver {
  @FieldResolver(() => OrganizationRegister, {
    nullable: true,
    description:
      'Since when the unit declares its register of organizations and pledges to be complete; null: it does not.',
  })
  organizationRegister(
    @Root() { unitId }: Locality,
    @Ctx() { loaders }: SubgraphContext<OrganizationLoaders>,
  ): Promise<OrganizationRegister | null> {
    return loaders.registerByLocality.load(unitId);
  }
}
