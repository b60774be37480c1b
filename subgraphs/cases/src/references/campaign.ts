/** A campaign as this subgraph knows it: by its identity, and by its unit where the gateway brings that along. */
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { unitIdOrNull } from '@diaban/shared/scope/unit-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A model, pilot or campaign (mô hình, thí điểm, chiến dịch).' })
export class Campaign {
  @Field(() => ID, { description: 'Permanent identity.' })
  id: string;

  /** null where no field requires it */
  unitId: number | null;
}

/**
 * The reference resolver: a stub for every well-formed identity. Which campaigns lie in scope only the campaigns subgraph
 * can know; what hangs on the stub here is about the unit, and in scope or empty by itself.
 */
export function resolveCampaign({ id, locality }: Record<string, unknown>): Campaign | null {
  const known = uuidOrNull(id);
  return known === null
    ? null
    : { id: known, unitId: unitIdOrNull((locality as { id?: unknown } | null)?.id) };
}
