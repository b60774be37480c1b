/** What is told of a campaign, in checked form. */
import { Invalid } from '@diaban/shared/errors';
import { periodOf } from '@diaban/shared/graphql/period';
import { isStated } from '@diaban/shared/importing/typed-text';
import { checkNotAhead, parseUuids, uuidOrNone } from '../register/entered.rules.js';
import type { ProgrammeLevel } from '../register/programme-level.js';
import type { CoverageTargetInput, PlanCampaignInput } from './campaign-changes.inputs.js';

/** From the largest units to the smallest. */
const LEVELS: readonly ProgrammeLevel[] = ['CENTRAL', 'PROVINCE', 'DISTRICT', 'WARD', 'NEIGHBOURHOOD'];

/** What a plan says of a campaign; of one from a text, when it was planned may not be known. */
type Plan = Omit<PlanCampaignInput, 'idempotencyKey' | 'localityId' | 'documentIds' | 'plannedOn'> & {
  plannedOn: string | null;
};

/** A plan in checked form, by column. */
export function plannedColumns(input: Plan) {
  checkNotAhead(input.plannedOn, 'plannedOn');
  checkPeriod(input.periodOfValidity);
  return {
    kind: input.kind,
    title: input.title,
    is_pilot: input.isPilot ?? null,
    planned_on: input.plannedOn,
    due_on: input.dueOn ?? null,
    valid_for: input.periodOfValidity ?? null,
    purpose: input.purpose ?? null,
    coverage_unit_level: input.coverageTarget?.unitLevel ?? null,
    coverage_share: input.coverageTarget?.share ?? null,
    zero_targets: [...new Set(input.zeroTargets ?? [])],
    movements: input.movements ?? [],
    actions: [...new Set(input.actions ?? [])],
    directed_by: uuidOrNone(input.directedById, 'directedById'),
    registered_with: uuidOrNone(input.registeredWithId, 'registeredWithId'),
  };
}

/** @throws Invalid naming `documentIds` when there is none to attach */
export function documentsToAttach(documentIds: readonly string[] | null | undefined): string[] {
  const ids = parseUuids(documentIds, 'documentIds');
  if (ids.length === 0)
    throw new Invalid('documentIds is empty: name the documents to attach', 'documentIds');
  return ids;
}

/** @throws Invalid when the units to be covered do not lie below the unit of the campaign */
export function checkCoverage(
  level: ProgrammeLevel,
  target: Pick<CoverageTargetInput, 'unitLevel'> | null | undefined,
): void {
  if (target == null || LEVELS.indexOf(target.unitLevel) > LEVELS.indexOf(level)) return;
  throw new Invalid(
    `coverageTarget counts units at level ${target.unitLevel}, but the campaign is one of a ${level}: name a level below it`,
    'coverageTarget.unitLevel',
  );
}

/** A year, quarter, month, day, or the time from one to another. */
function checkPeriod(text: string | null | undefined): void {
  if (text == null) return;
  const parts = text.split('/');
  const known = parts.length <= 2 && parts.every((part) => /^\d{4}-Q[1-4]$/.test(part) || isStated(part));
  if (known && periodOf(text).from <= periodOf(text).to) return;
  throw new Invalid(
    `"${text}" is no period: write it like "2024", "2024-Q2", "2024-04" or "2024-04/2024-09"`,
    'periodOfValidity',
  );
}
