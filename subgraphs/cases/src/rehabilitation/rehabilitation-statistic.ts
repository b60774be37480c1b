/** How many people of a unit stand where in rehabilitation, by period: counts of persons, never lists of them. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const RehabilitationState = {
  UNDER_MANAGEMENT: 'UNDER_MANAGEMENT',
  IN_REHAB: 'IN_REHAB',
  POST_REHAB: 'POST_REHAB',
  SUPPORTED_WITH_JOBS: 'SUPPORTED_WITH_JOBS',
} as const;
export type RehabilitationState = (typeof RehabilitationState)[keyof typeof RehabilitationState];

/** In the order in which statistics list them. */
export const REHABILITATION_STATES: readonly RehabilitationState[] = Object.values(RehabilitationState);

registerEnumType(RehabilitationState, {
  name: 'RehabilitationState',
  description: 'Where a person stands between drug use and a life without (tình trạng quản lý, cai nghiện).',
  valuesConfig: {
    UNDER_MANAGEMENT: { description: 'Has a management file (có hồ sơ quản lý).' },
    IN_REHAB: { description: 'Is in drug rehabilitation (đang cai nghiện).' },
    POST_REHAB: { description: 'Is under post-rehabilitation management (quản lý sau cai nghiện).' },
    SUPPORTED_WITH_JOBS: {
      description: 'Is supported with work after rehabilitation (được hỗ trợ việc làm).',
    },
  },
});

@ObjectType({
  description:
    'How many people of a unit and all units below it stood somewhere in rehabilitation (công tác cai nghiện và quản lý sau cai) at the end of a period.',
})
export class RehabilitationStatistic {
  @Field(() => Period, { description: 'The period (kỳ).' })
  period: Period;

  @Field(() => RehabilitationState, { description: 'Where they stood (tình trạng).' })
  state: RehabilitationState;

  @Field(() => Measure, {
    description:
      'How many people (số người): 1 to 4 are hidden, and with them the next smallest unit of the same parent that would tell them. A stock, not a flow: the value of the last month reported in the period, which its `period` names; months are never added up.',
  })
  persons: Measure;
}
