/** The units that this subgraph places its records in; the localities subgraph owns them. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An administrative unit (đơn vị hành chính) with its part of the programme.' })
export class Locality {
  @Field(() => ID, { description: 'Permanent identity, never used again. Not the GSO code, which can be.' })
  id: string;

  unitId: number;
}

export function localityOf(unitId: number): Locality {
  return { id: formatUnitId(unitId), unitId };
}
