/** Where a launched campaign has come to a halt: what is missing and since when. */
import { Measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Campaign } from '../campaign/campaign.js';
import { Locality } from '../references/locality.js';
import { describedEnum } from '../register/described-enum.js';

export const CampaignGapKind = describedEnum('CampaignGapKind', 'What a launched campaign lacks.', {
  LAUNCHED_NO_OUTREACH:
    'Launched, and no outreach on record in its unit in the last days (đã ra mắt, không tuyên truyền).',
  LAUNCHED_NO_ASSESSMENT:
    'Launched, and never assessed against criteria since (đã ra mắt, chưa đánh giá tiêu chí).',
});
export type CampaignGapKind = keyof typeof CampaignGapKind;

@ObjectType({
  description: 'A launched campaign that lacks something, with its unit and the day since which it does.',
})
export class CampaignGap {
  @Field(() => CampaignGapKind, { description: 'What it lacks.' })
  kind: CampaignGapKind;

  @Field(() => Locality, { description: 'The unit that it is a model of.' })
  locality: Locality;

  @Field(() => Campaign, { description: 'The campaign.' })
  campaign: Campaign;

  @Field(() => DateScalar, {
    description: 'Since when: the day of the launch, or of the last outreach.',
  })
  since: string;

  @Field(() => Measure, { description: 'For how many days.' })
  days: Measure;
}

/** A gap as the database returns it. */
export interface GapRow {
  campaignId: string;
  since: string;
  days: number;
}

export const CampaignGapPage = pageOf(CampaignGap, 'CampaignGap', 'A page of gaps, the longest first.');
