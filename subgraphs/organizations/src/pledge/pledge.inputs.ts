/** Filters of the lists of pledges. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ID, InputType } from 'type-graphql';
import { PledgeKind } from './pledge-kind.js';

@InputType({ description: 'Which pledges of a unit to list. All conditions must hold.' })
export class LocalityPledgeFilter {
  @Field(() => [PledgeKind], { nullable: true, description: 'Only pledges of these kinds.' })
  kinds?: PledgeKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Only those signed on this day or later. One known to the month counts if its month reaches this day.',
  })
  signedFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Only those signed on this day or earlier. One known to the month counts if its month begins by this day.',
  })
  signedTo?: string | null;
}

@InputType({ description: 'Which pledges to list. All conditions must hold.' })
export class PledgeFilter extends LocalityPledgeFilter {
  @Field(() => ID, { nullable: true, description: 'Only those of this unit and of the units under it.' })
  localityId?: string | null;
}
