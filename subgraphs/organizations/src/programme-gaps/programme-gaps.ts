/** Where the programme has come to a halt, as this subgraph knows it: launches that no pledge was signed for. */
import { programmeGapOf } from '@diaban/shared/graphql/programme-gap';
import type { GapQuestion, StepColumns } from '@diaban/shared/graphql/programme-gaps-code';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Campaign } from '../references/campaign.js';
import { Locality } from '../references/locality.js';

export const { ProgrammeGap, ProgrammeGapPage } = programmeGapOf(Locality, Campaign);
export type ProgrammeGap = InstanceType<typeof ProgrammeGap>;

@Directive('@key(fields: "id")')
@ObjectType({ description: 'Where the programme has come to a halt on a day.' })
export class ProgrammeGaps {
  @Field(() => ID, { description: 'The question itself in a short form, without meaning to clients.' })
  id: string;

  @Directive('@external')
  @Field(() => String, {
    description: 'Launches of campaigns that are under way, for the subgraphs among themselves.',
  })
  launches: string;

  question: GapQuestion;

  /** null where no field requires it */
  launched: StepColumns | null;
}
