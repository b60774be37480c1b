/** What became of a unit, or what it was made of. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Locality } from '../locality/locality.js';

export const SuccessionKind = {
  MERGE: 'MERGE',
  SPLIT: 'SPLIT',
  RENAME: 'RENAME',
  TRANSFER: 'TRANSFER',
  ABOLISH: 'ABOLISH',
} as const;
export type SuccessionKind = (typeof SuccessionKind)[keyof typeof SuccessionKind];
registerEnumType(SuccessionKind, {
  name: 'SuccessionKind',
  description: 'How one unit became another.',
  valuesConfig: {
    MERGE: { description: 'Joined with others (sáp nhập).' },
    SPLIT: { description: 'Divided (chia tách).' },
    RENAME: { description: 'Given another name or kind (đổi tên).' },
    TRANSFER: { description: 'Moved under another unit, or land moved between units (điều chỉnh địa giới).' },
    ABOLISH: { description: 'Ended; its tasks went to the other unit (giải thể).' },
  },
});

export const SuccessionCoverage = { WHOLE: 'WHOLE', PART: 'PART' } as const;
export type SuccessionCoverage = (typeof SuccessionCoverage)[keyof typeof SuccessionCoverage];
registerEnumType(SuccessionCoverage, {
  name: 'SuccessionCoverage',
  description: 'How much of the predecessor went to the successor.',
  valuesConfig: {
    WHOLE: { description: 'All of it.' },
    PART: { description: 'A part of its area and population.' },
  },
});

@ObjectType({ description: 'A step in the lineage of a unit.' })
export class Succession {
  @Field(() => Locality, { nullable: true, description: 'The unit before; null when it lies out of scope.' })
  predecessor: Locality | null;

  @Field(() => Locality, { nullable: true, description: 'The unit after; null when it lies out of scope.' })
  successor: Locality | null;

  @Field(() => DateScalar, { description: 'First day of the new state.' })
  effectiveOn: string;

  @Field(() => SuccessionKind, { description: 'How it happened.' })
  kind: SuccessionKind;

  @Field(() => SuccessionCoverage, { description: 'How much of the predecessor went to the successor.' })
  coverage: SuccessionCoverage;

  @Field(() => Float, {
    nullable: true,
    description: 'That part as a share of the predecessor’s population; null: unknown.',
  })
  share: number | null;

  @Field(() => String, { nullable: true, description: 'The resolution.' })
  legalBasis: string | null;
}
