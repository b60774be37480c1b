/** The figures of a unit's subtree on organizations and what they signed, as of a day. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description:
    'Organizations and pledges of a unit and of all units under it, as of a day. What was signed and not withdrawn by then counts, also when its time is over since; what is in force tells `pledgeCoverage`. A figure without any record is a true zero only where the register is known to be complete for the unit; elsewhere it is not reported. A figure with a synthetic part is synthetic.',
})
export class PledgeSummary {
  @Field(() => Measure, {
    description:
      'Pledges (ký cam kết) signed by that day. One known to the month counts once its month is over.',
  })
  pledges: Measure;

  @Field(() => Measure, { description: 'Emulation pacts (giao ước thi đua) signed by that day.' })
  emulationPacts: Measure;

  @Field(() => Measure, {
    description:
      'Organizations that signed at least one of them (tổ chức đã ký cam kết), each counted once. Those that a source names in the plural without a number are not in it: see `unnumberedSignatories`.',
  })
  signatories: Measure;

  @Field(() => Measure, {
    description:
      'Entries in the lists of signatories whose number the source does not give (“các tổ chức đoàn thể”): what is missing from the other figures.',
  })
  unnumberedSignatories: Measure;

  @Field(() => Measure, {
    description:
      'Organizations on the register by that day and not dissolved before; those in the plural without a number are not in it.',
  })
  organizations: Measure;

  @Field(() => Measure, {
    description:
      'Residential blocks that signed (khối dân). Blocks are counted without names and may sign again, so each unit adds the largest number that one of its pledges states.',
  })
  residentialBlocks: Measure;

  @Field(() => Measure, {
    description:
      'Households that signed (hộ); each unit adds the largest number that one of its pledges states.',
  })
  households: Measure;
}
