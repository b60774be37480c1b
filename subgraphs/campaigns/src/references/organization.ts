/** The organizations that this subgraph points at; the organizations subgraph owns them. */
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: 'An organization (cơ quan, tổ chức, đoàn thể).' })
export class Organization {
  @Field(() => ID, { description: 'Permanent identity, a UUID.' })
  id: string;
}

/** A reference by identity; null stays null. */
export function organizationOf(id: string | null): Organization | null {
  return id === null ? null : { id };
}
