/** The mutations of organizations: register, change, dissolve. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { OrganizationsContext } from '../register/keep.js';
import { Organization } from './organization.js';
import {
  ChangeOrganizationInput,
  DissolveOrganizationInput,
  RegisterOrganizationInput,
} from './organization-changes.inputs.js';
import { changeOrganization, dissolveOrganization, registerOrganization } from './organization-changes.js';

@Resolver()
export class OrganizationChangesResolver {
  @Mutation(() => Organization, { description: 'Enters an organization (tổ chức) of a unit in scope.' })
  registerOrganization(
    @Arg('input', () => RegisterOrganizationInput, { description: 'What is known of it.' })
    input: RegisterOrganizationInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Organization> {
    return registerOrganization(context, input);
  }

  @Mutation(() => Organization, {
    description:
      'Changes what the register says about an organization that exists; the old values stay on record.',
  })
  changeOrganization(
    @Arg('input', () => ChangeOrganizationInput, { description: 'Which one, and what changes.' })
    input: ChangeOrganizationInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Organization> {
    return changeOrganization(context, input);
  }

  @Mutation(() => Organization, {
    description:
      'Enters the end of an organization (giải thể). From then on it signs nothing, and its seats end with it.',
  })
  dissolveOrganization(
    @Arg('input', () => DissolveOrganizationInput, { description: 'Which one, and its last day.' })
    input: DissolveOrganizationInput,
    @Ctx() context: OrganizationsContext,
  ): Promise<Organization> {
    return dissolveOrganization(context, input);
  }
}
