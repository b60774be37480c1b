/** A campaign as this subgraph knows it: by its identity, and by its unit and target where the gateway brings them along. */
import { uuidOrNull } from '@diaban/shared/graphql/uuid';
import { unitIdOrNull } from '@diaban/shared/scope/unit-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { coverageLevelIn, type ProgrammeLevel } from './coverage-target.js';

@Directive('@key(fields: "id")')
@ObjectType({ description: 'A model, pilot or campaign (mô hình, thí điểm, chiến dịch).' })
export class Campaign {
  @Field(() => ID, { description: 'Permanent identity.' })
  id: string;

  /** null where no field requires it */
  unitId: number | null;

  /** null where no field requires it, or the campaign has no coverage target */
  coverageLevel: ProgrammeLevel | null;
}

export function campaignOf(id: string): Campaign {
  return Object.assign(new Campaign(), { id, unitId: null, coverageLevel: null });
}

/**
 * The reference resolver: a stub for every well-formed identity. Which campaigns lie in scope only the campaigns
 * subgraph can know; what hangs on the stub here is pledges and what is counted of a unit, and those are scoped themselves.
 */
export function resolveCampaign({ id, locality, coverageTarget }: Record<string, unknown>): Campaign | null {
  const known = uuidOrNull(id);
  if (known === null) return null;
  const unitId = unitIdOrNull((locality as { id?: unknown } | null)?.id);
  return Object.assign(campaignOf(known), { unitId, coverageLevel: coverageLevelIn(coverageTarget) });
}
