/** What the registers of hotspots and cases say of a campaign's unit: two criteria, computed as of a day. */
import { CriterionBasis, CriterionState } from '@diaban/shared/graphql/criterion-enums';
import { Measure, Provenance } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { ArgsType, Field, ObjectType, registerEnumType } from 'type-graphql';

export const CaseCriterionRule = {
  NO_OPEN_HOTSPOT: 'NO_OPEN_HOTSPOT',
  NO_CASE_IN_12_MONTHS: 'NO_CASE_IN_12_MONTHS',
} as const;
export type CaseCriterionRule = keyof typeof CaseCriterionRule;
registerEnumType(CaseCriterionRule, {
  name: 'CaseCriterionRule',
  description:
    'What the graph can compute of a campaign from the registers of hotspots and cases of its unit.',
  valuesConfig: {
    NO_OPEN_HOTSPOT: {
      description:
        'No hotspot of any kind was open at the end of the day (không còn tụ điểm, điểm bán lẻ, đường dây, điểm nóng).',
    },
    NO_CASE_IN_12_MONTHS: {
      description:
        'No drug case happened in the twelve months that end with the day (không phát sinh vụ việc về ma túy trong 12 tháng).',
    },
  },
});

/** Which rows of the unit show how the criterion came off. */
export interface CaseEvidenceSource {
  unitId: number;
  rule: CaseCriterionRule;
  period: Period;
}

@ObjectType({
  description: 'The entries of the registers that show how a criterion came off, in the viewer’s scope.',
})
export class CaseEvidence implements CaseEvidenceSource {
  unitId: number;
  rule: CaseCriterionRule;
  period: Period;
}

@ObjectType({
  description:
    'A criterion (tiêu chí) that the graph computed of a campaign from the hotspots and cases of its unit and all units below it.',
})
export class CaseCriterion {
  @Field(() => CaseCriterionRule, { description: 'What was computed.' })
  rule: CaseCriterionRule;

  @Field(() => CriterionState, {
    description: 'How it came off: MET, NOT_MET, or UNKNOWN where no register covers the whole time.',
  })
  state: CriterionState;

  @Field(() => CriterionBasis, { description: 'Always COMPUTED.' })
  basis: CriterionBasis;

  @Field(() => Provenance, {
    description: 'COMPUTED, or SYNTHETIC where anything that was looked at is made up.',
  })
  provenance: Provenance;

  @Field(() => Period, {
    description:
      'The time that was looked at: the day itself for hotspots, twelve months up to it for cases.',
  })
  period: Period;

  @Field(() => String, { description: 'Why: what is there, or what nobody knows.' })
  reason: string;

  @Field(() => Measure, {
    description:
      'How many there are: hotspots open at the end of the day (số điểm, tụ điểm), or cases of the period (số vụ). NOT_REPORTED where no register covers the whole of the period. No count of persons.',
  })
  figure: Measure;

  @Field(() => CaseEvidence, { description: 'What shows it (căn cứ).' })
  evidence: CaseEvidence;
}

@ArgsType()
export class CaseCriteriaArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day to answer for; left out: today, or the last day of the register of each rule where that is earlier.',
  })
  asOf?: string | null;
}
