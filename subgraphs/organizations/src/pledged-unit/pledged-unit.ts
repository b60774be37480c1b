/** A unit in which a pledge is in force, with the day of the first one. */
import { pageOf } from '@diaban/shared/graphql/page';
import { StatedDate } from '@diaban/shared/graphql/stated-date';
import { Field, ObjectType } from 'type-graphql';
import { Locality } from '../references/locality.js';

@ObjectType({ description: 'A unit in which a pledge or emulation pact is in force (đơn vị đã ký cam kết).' })
export class UnitWithPledge {
  @Field(() => Locality, { description: 'The unit in which it was signed.' })
  locality: Locality;

  @Field(() => StatedDate, {
    description: 'When its first pledge was signed, renewed and expired ones included, withdrawn ones not.',
  })
  firstSignedOn: StatedDate;

  /** scope key of the unit: the order of lists */
  skey: string;
}

export const UnitWithPledgePage = pageOf(
  UnitWithPledge,
  'UnitWithPledge',
  'A page of units with a pledge in force, in the order of the tree.',
);
