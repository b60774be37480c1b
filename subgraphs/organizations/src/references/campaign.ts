/** A campaign as this subgraph knows it: by its identity; the campaigns subgraph knows the rest. */
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A model, pilot or campaign (mô hình, thí điểm, chiến dịch).' })
export class Campaign {
  @Field(() => ID, { description: 'Permanent identity.' })
  id: string;
}

export function campaignOf(id: string): Campaign {
  return Object.assign(new Campaign(), { id });
}

/**
 * The reference resolver: a stub for every well-formed identity. Which campaigns lie in scope only the campaigns
 * subgraph can know; what hangs on the stub here is pledges, and those are scoped themselves.
 */
export function resolveCampaign({ id }: Record<string, unknown>): Campaign | null {
  const known = uuidOrNull(id);
  return known === null ? null : campaignOf(known);
}
