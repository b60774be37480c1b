/** How far the directory of units reaches in time, and what that means for a day that somebody asks about. */
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a day lies in relation to what the directory knows. */
export const DirectoryPosition = {
  BEFORE_KNOWN: 'BEFORE_KNOWN',
  KNOWN: 'KNOWN',
  BEYOND_HORIZON: 'BEYOND_HORIZON',
} as const;
export type DirectoryPosition = (typeof DirectoryPosition)[keyof typeof DirectoryPosition];
registerEnumType(DirectoryPosition, {
  name: 'DirectoryPosition',
  description: 'Where the day that was asked about lies in relation to what the directory knows.',
  valuesConfig: {
    BEFORE_KNOWN: { description: 'Earlier than the directory knows: answered by the first known state.' },
    KNOWN: { description: 'The directory knows the state of that day.' },
    BEYOND_HORIZON: { description: 'Later than the directory knows: answered by the last known state.' },
  },
});

@Entity({ schema: 'localities', name: 'directory_states' })
export class DirectoryRow {
  @PrimaryColumn('date')
  horizon: string;

  @Column({ name: 'known_from', type: 'date', nullable: true })
  knownFrom: string | null;

  @Column('text')
  source: string;
}

@ObjectType('Directory', {
  description:
    'The directory of units (danh mục hành chính) behind an answer: how far it reaches in time and where it comes from.',
})
export class DirectoryState {
  @Field(() => DateScalar, { description: 'The last day on which all of the directory is known to be true.' })
  horizon: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first such day.' })
  knownFrom: string | null;

  @Field(() => String, { description: 'Where the directory comes from.' })
  source: string;

  @Field(() => DateScalar, {
    description: 'The day that the answer describes, as far as the directory knows.',
  })
  asOf: string;

  @Field(() => DirectoryPosition, {
    description: 'Whether that day is known, or answered by the nearest known state.',
  })
  position: DirectoryPosition;
}

/**
 * What the directory can say about a day. @param asOf the day asked about; null: today, or the horizon where earlier
 * @param today `YYYY-MM-DD`
 */
export function directoryAsOf(
  { horizon, knownFrom, source }: DirectoryRow,
  asOf: string | null,
  today: string,
): DirectoryState {
  const day = asOf ?? (today < horizon ? today : horizon);
  const position =
    day > horizon ? 'BEYOND_HORIZON' : knownFrom !== null && day < knownFrom ? 'BEFORE_KNOWN' : 'KNOWN';
  return { horizon, knownFrom, source, asOf: day, position };
}
