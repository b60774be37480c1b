/** A unit as this subgraph knows it: by its identity; the localities subgraph knows the rest. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An administrative unit (đơn vị hành chính).' })
export class Locality {
  @Field(() => ID, { description: 'Permanent identity, never used again. Not the GSO code, which can be.' })
  id: string;

  unitId: number;
}

export function localityOf(unitId: number): Locality {
  return Object.assign(new Locality(), { id: formatUnitId(unitId), unitId });
}
