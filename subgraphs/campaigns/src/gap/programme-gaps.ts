/** Where the programme has come to a halt: three lists, two of which rest on what the organizations subgraph knows. */

import { programmeGapOf } from '@diaban/shared/graphql/programme-gap';
import type { GapQuestion, StepColumns } from '@diaban/shared/graphql/programme-gaps-code';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import { Locality } from '../references/locality.js';

export const { ProgrammeGap, ProgrammeGapPage } = programmeGapOf(Locality, Campaign);

/** A gap, with the campaign that is loaded when it is asked for. */
export type ProgrammeGap = InstanceType<typeof ProgrammeGap> & { campaignId: string | null };

@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'Where the programme has come to a halt on a day: plans without a launch, launches without a pledge, pledges without outreach (có kế hoạch chưa ra mắt; đã ra mắt chưa ký cam kết; đã ký cam kết không tuyên truyền).',
})
export class ProgrammeGaps {
  @Field(() => ID, { description: 'The question itself in a short form, without meaning to clients.' })
  id: string;

  @Directive('@external')
  @Field(() => String, { description: 'Units with a pledge in force, for the subgraphs among themselves.' })
  firstPledges: string;

  question: GapQuestion;

  /** null where no field requires it */
  pledged: StepColumns | null;
}
