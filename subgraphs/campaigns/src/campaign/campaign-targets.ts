/** What a campaign wants to reach: units covered, and things of which there shall be none. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Field, ObjectType } from 'type-graphql';
import { ProgrammeLevel } from '../register/programme-level.js';
import { ZeroTargetKind } from './campaign-enums.js';

@ObjectType({
  description: 'Which part of the units below shall carry the campaign out (chỉ tiêu phường, xã triển khai).',
})
export class CoverageTarget {
  campaignId: string;

  @Field(() => ProgrammeLevel, { description: 'The level of the units that are counted.' })
  unitLevel: ProgrammeLevel;

  @Field(() => Measure, { description: 'Their share, in percent: 100 means all of them.' })
  share: Measure;
}

@ObjectType({
  description:
    'Something of which there shall be none (chỉ tiêu không). Whether it holds is stated by who assessed it; what the hotspots and cases of the unit say is shown beside it.',
})
export class ZeroTarget {
  campaignId: string;

  @Field(() => ZeroTargetKind, { description: 'Of what there shall be none.' })
  kind: ZeroTargetKind;
}
