/** What the register of pledges says of a campaign's unit: whether all its blocks signed, computed as of a day. */
import { CriterionBasis, CriterionState } from '@diaban/shared/graphql/criterion-enums';
import { Measure, Provenance } from '@diaban/shared/graphql/measure';
import { Period } from '@diaban/shared/graphql/period';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Locality } from '../references/locality.js';

export const PledgeCriterionRule = { ALL_BLOCKS_PLEDGED: 'ALL_BLOCKS_PLEDGED' } as const;
export type PledgeCriterionRule = keyof typeof PledgeCriterionRule;
registerEnumType(PledgeCriterionRule, {
  name: 'PledgeCriterionRule',
  description: 'What the graph can compute of a campaign from the pledges of its unit.',
  valuesConfig: {
    ALL_BLOCKS_PLEDGED: {
      description:
        'All residential blocks of the unit have signed a pledge or emulation pact that is in force (100% khối dân, khu phố, tổ dân phố ký cam kết).',
    },
  },
});

@ObjectType({ description: 'A pledge in force that residential blocks (khối dân) signed.' })
export class BlockPledge {
  pledgeId: string;

  @Field(() => Measure, {
    description:
      'How many blocks signed it (số khối dân ký); not reported where the source has a plural without number.',
  })
  blocks: Measure;
}

@ObjectType({
  description:
    'A residential block of the register (khối dân) that has not signed a pledge in force (chưa ký cam kết).',
})
export class BlockWithoutPledge {
  organizationId: string;

  @Field(() => Locality, { description: 'The unit in which the register has it.' })
  locality: Locality;
}

@ObjectType({ description: 'What shows how a criterion on pledges came off.' })
export class PledgeEvidence {
  @Field(() => [BlockPledge], {
    description: 'Pledges in force that blocks signed, the latest first: at most 5.',
  })
  pledges: BlockPledge[];

  @Field(() => [BlockWithoutPledge], {
    description:
      'Blocks that have not signed, in the order of the tree: at most 5. None of a commune in which blocks signed without names, because nobody knows which.',
  })
  withoutPledge: BlockWithoutPledge[];
}

@ObjectType({
  description:
    'A criterion (tiêu chí) that the graph computed of a campaign from the pledges in its unit and all units under it.',
})
export class PledgeCriterion {
  @Field(() => PledgeCriterionRule, { description: 'What was computed.' })
  rule: PledgeCriterionRule;

  @Field(() => CriterionState, {
    description:
      'How it came off: MET, NOT_MET, or UNKNOWN where it is not known how many blocks there are, or whether more signed than is certain.',
  })
  state: CriterionState;

  @Field(() => CriterionBasis, { description: 'Always COMPUTED.' })
  basis: CriterionBasis;

  @Field(() => Provenance, {
    description: 'COMPUTED, or SYNTHETIC where anything that was looked at is made up.',
  })
  provenance: Provenance;

  @Field(() => Period, { description: 'The day that was looked at.' })
  period: Period;

  @Field(() => String, { description: 'Why: how many signed of how many, or what nobody knows.' })
  reason: string;

  @Field(() => Measure, {
    description:
      'Blocks that have signed a pledge in force (số khối dân đã ký): the numerator, as far as it is certain: of each commune those that signed by name, or the largest number that signed without names where that is more.',
  })
  signed: Measure;

  @Field(() => Measure, {
    description:
      'Blocks that there are (tổng số khối dân): the denominator. Nobody keeps a directory of units below the commune, so these are the organizations of kind RESIDENTIAL_BLOCK; not reported unless the register of the unit is complete and names them.',
  })
  blocks: Measure;

  @Field(() => Measure, {
    description: 'The share that has signed, in percent: 100 means all; not reported where either is not.',
  })
  share: Measure;

  @Field(() => PledgeEvidence, { description: 'What shows it (căn cứ).' })
  evidence: PledgeEvidence;
}

@ObjectType({
  description:
    'How far the units that a campaign’s coverage target counts have signed (đã ký cam kết) on a day: the third part of its state, beside those that carry it out and those that were told of it.',
})
export class PledgedUnits {
  @Field(() => Measure, {
    description:
      'Units in which, or in a unit under which, a pledge or emulation pact is in force (số đơn vị đã ký cam kết): the numerator. A true zero only where the register of the campaign’s unit is complete.',
  })
  pledged: Measure;

  @Field(() => Measure, {
    description:
      'Units of the target’s level under the unit of the campaign (tổng số đơn vị): the denominator; not reported below the commune, where no directory lists them.',
  })
  units: Measure;

  @Field(() => Measure, {
    description: 'The share that has signed, in percent: 100 means all; not reported where either is not.',
  })
  share: Measure;
}
