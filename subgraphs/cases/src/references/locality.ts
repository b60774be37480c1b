/** Units as this subgraph knows them: by identity. The fields that it adds to them are in the resolvers beside it. */
import type { Measure } from '@diaban/shared/graphql/measure';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An administrative unit (đơn vị hành chính) or a sub-commune unit.' })
export class Locality {
  @Field(() => ID, { description: 'Permanent identity of the unit.' })
  id: string;

  unitId: number;

  /** what the gateway brought from the subgraph of units, for the fields that require it */
  residents?: Measure | null;
}

export function locality(unitId: number): Locality {
  return { id: formatUnitId(unitId), unitId };
}

/** @param population as a representation holds it: absent where no field requires it */
export function localityWith(unitId: number, population: unknown): Locality {
  return { ...locality(unitId), residents: (population as Measure | undefined) ?? null };
}
