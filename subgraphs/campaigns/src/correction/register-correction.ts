/** A correction of an entry of the register: what it said before and after, who corrected it in which role, and why. */
import { DateTimeScalar } from '@diaban/shared/graphql/date-time';
import { Measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { Field, ObjectType } from 'type-graphql';
import { describedEnum } from '../register/described-enum.js';

export const CorrectedField = describedEnum(
  'CorrectedField',
  'A field of an entry of the programme register that was corrected (mục được đính chính).',
  {
    TITLE: 'Its name or title (tên gọi).',
    KIND: 'What it is (loại).',
    IS_PILOT: 'Whether it is a pilot (thí điểm).',
    PLANNED_ON: 'When it was planned (ngày lập kế hoạch).',
    LAUNCHED_ON: 'When it was launched (ngày ra mắt).',
    CONCLUDED_ON: 'When it was concluded (ngày tổng kết).',
    DUE_ON: 'By when it shall be completed (thời hạn).',
    PERIOD_OF_VALIDITY: 'The time that it is run for (thời gian thực hiện).',
    PURPOSE: 'What it is for (mục đích).',
    COVERAGE_LEVEL: 'The level of the units that its coverage target counts (chỉ tiêu triển khai).',
    COVERAGE_SHARE: 'The share of these units, in percent (chỉ tiêu triển khai).',
    ZERO_TARGETS: 'Of what there shall be none (mục tiêu không).',
    MOVEMENTS: 'Movements that it is a part of (phong trào).',
    ACTIONS: 'By what it is carried out (biện pháp).',
    DIRECTED_BY: 'The id of the organization that directs it (đơn vị chỉ đạo).',
    REGISTERED_WITH: 'The id of the organization with which it is registered (đơn vị đăng ký).',
    NUMBER: 'The number of a document (số hiệu).',
    ABOUT: 'What a document is about (trích yếu).',
    ISSUER: 'The id of the organization that issued it (cơ quan ban hành).',
    ISSUER_NAME: 'Who issued it, in words (cơ quan ban hành).',
    ISSUED_ON: 'When it was issued (ngày ban hành).',
    ASSESSED_ON: 'When it was assessed (ngày đánh giá).',
    OBSTACLES: 'What stands in the way on the whole (khó khăn, vướng mắc).',
    MET: 'How many criteria are met (số tiêu chí đạt).',
    CRITERION: 'How one criterion came off (kết quả một tiêu chí).',
  },
);
export type CorrectedField = keyof typeof CorrectedField;

@ObjectType({ description: 'A corrected value: as it was, and as it is since.' })
export class CorrectedValue {
  @Field(() => CorrectedField, { description: 'What was corrected.' })
  field: CorrectedField;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the criterion in its set; null: another field.',
  })
  criterionCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As text, what the register said before; null: nothing, or a count.',
  })
  before: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As text, what it says since; null: nothing, or a count.',
  })
  after: string | null;

  @Field(() => Measure, { nullable: true, description: 'A count as it was before; null: no count.' })
  countBefore: Measure | null;

  @Field(() => Measure, { nullable: true, description: 'A count as it is since; null: no count.' })
  countAfter: Measure | null;
}

@ObjectType({ description: 'A correction (đính chính) of what the programme register said.' })
export class RegisterCorrection {
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

  @Field(() => [CorrectedValue], { description: 'What was corrected, each value before and after.' })
  values: CorrectedValue[];
}

export const RegisterCorrectionPage = pageOf(
  RegisterCorrection,
  'RegisterCorrection',
  'A page of corrections (đính chính), the latest first.',
);
