/** A gap of the programme: the same type in every subgraph that lists gaps, made over its own stubs of units and campaigns. */
import 'reflect-metadata';
import { type ClassType, Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { checkCursor } from './dated-list.js';
import { Measure } from './measure.js';
import { type CursorValue, type Keyset, keysetOf, type PageArgs, pageOf } from './page.js';
import { DateScalar, isDate } from './scalars.js';

export const ProgrammeStep = { LAUNCH: 'LAUNCH', PLEDGE: 'PLEDGE', OUTREACH: 'OUTREACH' } as const;
export type ProgrammeStep = keyof typeof ProgrammeStep;
registerEnumType(ProgrammeStep, {
  name: 'ProgrammeStep',
  description: 'A step of the programme in a unit, which shall follow on the one before it.',
  valuesConfig: {
    LAUNCH: { description: 'The launch of what was planned (ra mắt).' },
    PLEDGE: { description: 'A pledge or emulation pact for what was launched (ký cam kết).' },
    OUTREACH: { description: 'Outreach to those who signed and to residents (tuyên truyền).' },
  },
});

/** The node and its page. @param locality, campaign the subgraph's own classes of both */
export function programmeGapOf<L extends object, C extends object>(
  locality: ClassType<L>,
  campaign: ClassType<C>,
) {
  @Directive('@shareable')
  @ObjectType('ProgrammeGap', {
    description:
      'A unit in which the programme has come to a halt: what is missing, and since when (chỗ đứt gãy).',
  })
  class ProgrammeGap {
    @Field(() => locality, { description: 'The unit.' })
    locality: L;

    @Field(() => campaign, {
      nullable: true,
      description: 'The campaign that waits for the step; null where it is the unit’s own, as outreach is.',
    })
    campaign?: C | null;

    @Field(() => ProgrammeStep, { description: 'The step that is missing.' })
    missing: ProgrammeStep;

    @Field(() => DateScalar, {
      description: 'Since when: the day by which the last step was taken. Lists begin with the earliest.',
    })
    since: string;

    @Field(() => Measure, {
      description: 'For how many days. SYNTHETIC where anything that it rests on is made up.',
    })
    days: Measure;

    @Field(() => Boolean, {
      description:
        'Whether the register that would hold the missing step is declared complete for the unit. If not, the step is not on record, which is no proof that it was not taken.',
    })
    registerComplete: boolean;
  }
  const ProgrammeGapPage = pageOf(ProgrammeGap, 'ProgrammeGap', 'A page of gaps, the longest first.');
  Directive('@shareable')(ProgrammeGapPage);
  return { ProgrammeGap, ProgrammeGapPage };
}

/**
 * Longest first: by the day, then by what tells rows of a day apart. @param fits whether a value is such a tie-breaker
 * @throws Invalid naming `first` or `after`
 */
export function gapKeyset(
  args: PageArgs,
  list: string,
  fits: (tie: CursorValue | undefined) => boolean,
): Keyset {
  const keyset = keysetOf(args, list, 2);
  const [since, tie] = keyset.after ?? [];
  return checkCursor(keyset, typeof since === 'string' && isDate(since) && fits(tie));
}
