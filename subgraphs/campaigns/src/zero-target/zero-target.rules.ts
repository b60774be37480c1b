/** What may be stated of a zero target, and which statement counts on a day. */
import { Invalid } from '@diaban/shared/errors';
import type { ZeroTargetKind } from '../campaign/campaign-enums.js';
import { checkNotAhead } from '../register/entered.rules.js';
import type { StateZeroTargetInput } from './zero-target.inputs.js';
import type { ZeroTargetStatement } from './zero-target-statement.js';

/** @throws Invalid when the count says something else than `holds`, or the day lies ahead */
export function checkStatement({ holds, count, statedOn }: StateZeroTargetInput): void {
  checkNotAhead(statedOn, 'statedOn');
  if (count != null && holds !== (count === 0))
    throw new Invalid(
      `count is ${count}, but holds is ${holds}: a zero target holds exactly when there is none`,
      'count',
    );
}

/** @throws Invalid when the campaign has no such target */
export function checkTarget(targets: readonly string[], kind: ZeroTargetKind): void {
  if (targets.includes(kind)) return;
  const known = targets.length === 0 ? 'no zero targets' : `only the zero targets ${targets.join(', ')}`;
  throw new Invalid(
    `kind is ${kind}, but the campaign has ${known}: name one of its own, or add it with correctCampaign`,
    'kind',
  );
}

/** The statement on a kind among the latest ones of a campaign. */
export function statementOn(
  latest: readonly ZeroTargetStatement[],
  kind: ZeroTargetKind,
): ZeroTargetStatement | null {
  return latest.find((statement) => statement.kind === kind) ?? null;
}
