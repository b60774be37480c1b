/** Units as this subgraph knows them: by identity. The fields that it adds to them are in locality.resolver.ts. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An administrative unit (đơn vị hành chính) or a sub-commune unit.' })
export class Locality {
  @Field(() => ID, { description: 'Permanent identity of the unit.' })
  id: string;

  unitId: number;
}

export function locality(unitId: number): Locality {
  return { id: formatUnitId(unitId), unitId };
}
