/** Filters of the lists of organizations. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { OrganizationKind } from './organization-kind.js';

const KINDS = 'Only organizations of these kinds.';
const EXISTING =
  'Only organizations that exist on this day: on the register by then, and not dissolved before. Left out: also those that were dissolved.';

@InputType({ description: 'Which organizations to list. All conditions must hold.' })
export class OrganizationFilter {
  @Field(() => ID, {
    nullable: true,
    description: 'Only those of this unit and of the units under it. Central bodies belong to no unit.',
  })
  localityId?: string | null;

  @Field(() => [OrganizationKind], { nullable: true, description: KINDS })
  kinds?: OrganizationKind[] | null;

  @Field(() => DateScalar, { nullable: true, description: EXISTING })
  existingOn?: string | null;
}

@InputType({ description: 'Which organizations of a unit to list. All conditions must hold.' })
export class LocalityOrganizationFilter {
  @Field(() => [OrganizationKind], { nullable: true, description: KINDS })
  kinds?: OrganizationKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only the unit’s own, without those of the units under it.',
  })
  direct?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: EXISTING })
  existingOn?: string | null;
}
