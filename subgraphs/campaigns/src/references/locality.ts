/** The units that this subgraph places its records in; the localities subgraph owns them. */
import type { Measure } from '@diaban/shared/graphql/measure';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'An administrative unit (đơn vị hành chính) with its part of the programme.' })
export class Locality {
  @Field(() => ID, { description: 'Permanent identity, never used again. Not the GSO code, which can be.' })
  id: string;

  unitId: number;

  /** as the localities subgraph states it, where a field of ours requires it */
  population?: Measure | null;
}

export function localityOf(unitId: number, population?: Measure | null): Locality {
  return { id: formatUnitId(unitId), unitId, population };
}
