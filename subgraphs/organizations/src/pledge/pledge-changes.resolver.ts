/** The mutations of pledges: sign, renew, withdraw. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OrganizationsContext } from '../register/keep.js';
import { Pledge } from './pledge.js';
import { RenewPledgeInput, SignPledgeInput, WithdrawPledgeInput } from './pledge-changes.inputs.js';
import { renewPledge, signPledge, withdrawPledge } from './pledge-changes.js';

@Resolver()
export class PledgeChangesResolver {
  @Mutation(() => Pledge, {
    description:
      'Enters a pledge (ký cam kết) or emulation pact (giao ước thi đua) with those who signed it.',
  })
  signPledge(
    @Arg('input', () => SignPledgeInput, { description: 'What was signed, where, when, and by whom.' })
    input: SignPledgeInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Pledge> {
    return signPledge(context, input);
  }

  @Mutation(() => Pledge, {
    description:
      'Enters a pledge that takes the place of an earlier one (ký lại), in force or expired. The answer is the new pledge; `renews` is the earlier one.',
  })
  renewPledge(
    @Arg('input', () => RenewPledgeInput, { description: 'Which one, when, for how long, and by whom.' })
    input: RenewPledgeInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Pledge> {
    return renewPledge(context, input);
  }

  @Mutation(() => Pledge, {
    description: 'Withdraws a pledge that is in force, with the reason (rút cam kết).',
  })
  withdrawPledge(
    @Arg('input', () => WithdrawPledgeInput, { description: 'Which one, when and why.' })
    input: WithdrawPledgeInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Pledge> {
    return withdrawPledge(context, input);
  }
}
