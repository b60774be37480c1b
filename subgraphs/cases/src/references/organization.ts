/** Organizations as this subgraph knows them: by identity only. */
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType({ description: 'An organization (tổ chức), such as the police of a ward (công an phường).' })
export class Organization {
  @Field(() => ID, { description: 'Identity of the organization.' })
  id: string;
}

export function organizations(ids: readonly string[]): Organization[] {
  return ids.map((id) => ({ id }));
}
