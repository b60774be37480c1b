/** Registers with the unit that keeps them, and the mutations that open and confirm them. */
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { CasesContext } from '../loaders.js';
import { Locality, locality } from '../references/locality.js';
import { RegisterCoverage } from './register-coverage.js';
import { ConfirmRegisterInput, OpenRegisterInput } from './register-keeping.inputs.js';
import { confirmRegister, openRegister } from './register-keeping.js';

@Resolver(() => RegisterCoverage)
export class RegisterCoverageResolver {
  @FieldResolver(() => Locality, {
    nullable: true,
    description: 'The unit that keeps it; its name is known only where it lies in scope.',
  })
  locality(@Root() { unitId }: RegisterCoverage): Locality {
    return locality(unitId);
  }

  @Mutation(() => RegisterCoverage, {
    description:
      'States that a unit keeps a register (mở sổ theo dõi) from a month on. It vouches for nothing until it is confirmed to be complete up to some month.',
  })
  openRegister(
    @Arg('input', () => OpenRegisterInput, { description: 'Which register, of which unit, from when.' })
    input: OpenRegisterInput,
    @Ctx() context: CasesContext,
  ): Promise<RegisterCoverage> {
    return openRegister(context, input);
  }

  @Mutation(() => RegisterCoverage, {
    description:
      'Confirms that a register is complete (chốt sổ) up to the end of a month: what does not stand in it did not happen.',
  })
  confirmRegister(
    @Arg('input', () => ConfirmRegisterInput, { description: 'Which register, up to which month.' })
    input: ConfirmRegisterInput,
    @Ctx() context: CasesContext,
  ): Promise<RegisterCoverage> {
    return confirmRegister(context, input);
  }
}
