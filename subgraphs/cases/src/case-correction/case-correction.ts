/** A correction of a case: what the register said before and after, who corrected it in which role, and why. */
import { DateTimeScalar } from '@diaban/shared/graphql/date-time';
import { Measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OffenceType } from '../offence/offence-type.js';
import { CaseKind } from '../police-case/case-enums.js';
import { Seizure } from '../police-case/seizure.js';
import { StageDate } from '../police-case/stage-date.js';
import { Locality } from '../references/locality.js';
import { Organization } from '../references/organization.js';

export const CaseField = {
  LOCALITY: 'LOCALITY',
  OCCURRED_ON: 'OCCURRED_ON',
  OFFENCE: 'OFFENCE',
  CASE_KIND: 'CASE_KIND',
  SUBJECTS: 'SUBJECTS',
  STAGE_DATES: 'STAGE_DATES',
  SEIZURES: 'SEIZURES',
  HANDLED_BY: 'HANDLED_BY',
} as const;
export type CaseField = (typeof CaseField)[keyof typeof CaseField];
registerEnumType(CaseField, {
  name: 'CaseField',
  description: 'A field of a case that can be corrected (mục được đính chính).',
  valuesConfig: {
    LOCALITY: { description: 'Where it happened (địa bàn xảy ra).' },
    OCCURRED_ON: { description: 'When it happened (ngày xảy ra).' },
    OFFENCE: { description: 'The kind of offence (hành vi).' },
    CASE_KIND: { description: 'The kind of case (loại vụ).' },
    SUBJECTS: { description: 'How many people are suspected (số đối tượng).' },
    STAGE_DATES: { description: 'The stages that it has reached (các mốc giải quyết).' },
    SEIZURES: { description: 'What was seized (tang vật).' },
    HANDLED_BY: { description: 'Who handles it (đơn vị thụ lý).' },
  },
});

@ObjectType({
  description: 'The corrected fields of a case as they were at one time; the others, which stayed, are null.',
})
export class CaseFacts {
  @Field(() => Locality, { nullable: true, description: 'Where it happened.' })
  locality: Locality | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it happened.' })
  occurredOn: string | null;

  @Field(() => OffenceType, { nullable: true, description: 'The kind of offence.' })
  offence: OffenceType | null;

  @Field(() => CaseKind, { nullable: true, description: 'The kind of case.' })
  caseKind: CaseKind | null;

  @Field(() => Measure, {
    nullable: true,
    description: 'How many people are suspected: a count of persons, 1 to 4 are hidden here too.',
  })
  subjects: Measure | null;

  @Field(() => [StageDate], { nullable: true, description: 'The stages that it had reached.' })
  stageDates: StageDate[] | null;

  @Field(() => [Seizure], { nullable: true, description: 'What was seized.' })
  seizures: Seizure[] | null;

  @Field(() => [Organization], {
    nullable: 'itemsAndList',
    description:
      'The organizations that handled it; null where one lies neither in the viewer’s scope nor above it.',
  })
  handledBy: Organization[] | null;
}

@ObjectType({ description: 'A correction (đính chính) of what the register said of a case.' })
export class CaseCorrection {
  /** place in the list of changes */
  position: number;

  @Field(() => DateTimeScalar, { description: 'When it was corrected.' })
  at: Date;

  @Field(() => String, { description: 'The role in which it was corrected: province, district or ward.' })
  role: string;

  @Field(() => String, { description: 'GSO code of the unit that corrected it.' })
  unitCode: string;

  @Field(() => String, { description: 'Why (lý do đính chính).' })
  reason: string;

  @Field(() => [CaseField], { description: 'What was corrected.' })
  fields: CaseField[];

  @Field(() => CaseFacts, { description: 'What the register said before.' })
  before: CaseFacts;

  @Field(() => CaseFacts, { description: 'What it says since.' })
  after: CaseFacts;
}

export const CaseCorrectionPage = pageOf(
  CaseCorrection,
  'CaseCorrection',
  'A page of corrections (đính chính), the latest first.',
);
