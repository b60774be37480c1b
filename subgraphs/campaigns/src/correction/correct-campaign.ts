/** Corrects campaigns that were entered wrongly, by the same checks as planning, launching and concluding them. */
import { Invalid } from '@diaban/shared/errors';
import type { Campaign } from '../campaign/campaign.js';
import type { CampaignRow } from '../campaign/campaign-changes.js';
import { checkCoverage, plannedColumns } from '../campaign/campaign-changes.rules.js';
import type { CampaignAction, CampaignKind, ZeroTargetKind } from '../campaign/campaign-enums.js';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { checkNotAhead, checkOrder } from '../register/entered.rules.js';
import type { ProgrammeLevel } from '../register/programme-level.js';
import { correctEntry } from './correct-entry.js';
import type { CorrectCampaignInput } from './correction.inputs.js';
import { corrected, correctedAlways, type EntryFacts } from './register-correction.rules.js';

interface PlannedRow extends CampaignRow {
  kind: CampaignKind;
  title: string;
  level: ProgrammeLevel;
  is_pilot: boolean | null;
  due_on: string | null;
  valid_for: string | null;
  purpose: string | null;
  coverage_unit_level: ProgrammeLevel | null;
  coverage_share: number | string | null;
  zero_targets: ZeroTargetKind[];
  movements: string[];
  actions: CampaignAction[];
  directed_by: string | null;
  registered_with: string | null;
}

export async function correctCampaign(
  context: CampaignsContext,
  input: CorrectCampaignInput,
): Promise<Campaign> {
  const id = await correctEntry<PlannedRow>(
    context,
    {
      operation: 'correctCampaign',
      entity: 'Campaign',
      table: 'campaigns.campaigns',
      id: ['campaignId', input.campaignId],
      input,
    },
    async (row) => {
      const columns = { ...plannedColumns(plan(input, row)), ...steps(input, row) };
      checkCoverage(row.level, input.coverageTarget);
      const inferred = (name: 'planned_on' | 'launched_on' | 'concluded_on') =>
        columns[name] === row[name] ? {} : { [name.replace('_on', '_inferred')]: false };
      return {
        before: factsOf(row),
        after: factsOf(columns),
        columns: {
          ...columns,
          ...inferred('planned_on'),
          ...inferred('launched_on'),
          ...inferred('concluded_on'),
        },
      };
    },
  );
  return changed(context.loaders.campaignById.clear(id), id);
}

/** The plan as it should have been entered. */
function plan(input: CorrectCampaignInput, row: PlannedRow) {
  const share = row.coverage_share;
  const target =
    row.coverage_unit_level === null ? null : { unitLevel: row.coverage_unit_level, share: Number(share) };
  return {
    kind: correctedAlways(input.kind, row.kind, 'kind'),
    title: correctedAlways(input.title, row.title, 'title'),
    isPilot: corrected(input.isPilot, row.is_pilot),
    plannedOn: plannedOn(input, row),
    dueOn: corrected(input.dueOn, row.due_on),
    periodOfValidity: corrected(input.periodOfValidity, row.valid_for),
    purpose: corrected(input.purpose, row.purpose),
    coverageTarget: corrected(input.coverageTarget, target),
    zeroTargets: corrected(input.zeroTargets, row.zero_targets),
    movements: corrected(input.movements, row.movements),
    actions: corrected(input.actions, row.actions),
    directedById: corrected(input.directedById, row.directed_by),
    registeredWithId: corrected(input.registeredWithId, row.registered_with),
  };
}

/** What a text does not state may become known, but not the other way round. */
function plannedOn(input: CorrectCampaignInput, row: PlannedRow): string | null {
  return correctedAlways(input.plannedOn, row.planned_on, 'plannedOn');
}

/** The days of steps that were taken: a correction takes none and takes none back. */
function steps(input: CorrectCampaignInput, row: PlannedRow) {
  const planned = plannedOn(input, row);
  const launched = stepDay(input.launchedOn, row.launched_on, 'launchedOn', 'launchCampaign');
  const concluded = stepDay(input.concludedOn, row.concluded_on, 'concludedOn', 'concludeCampaign');
  checkOrder(planned, launched, input.launchedOn == null ? 'plannedOn' : 'launchedOn', 'the plan');
  checkOrder(launched, concluded, input.concludedOn == null ? 'launchedOn' : 'concludedOn', 'the launch');
  return { launched_on: launched, concluded_on: concluded };
}

function stepDay(said: string | null | undefined, was: string | null, field: string, step: string) {
  if (said === undefined) return was;
  if (was === null) throw new Invalid(`${field} was never entered: enter it with ${step}`, field);
  checkNotAhead(said, field);
  return correctedAlways(said, was, field);
}

type CampaignColumns = Omit<PlannedRow, 'id' | 'version' | 'locality_id' | 'source' | 'level'>;

function factsOf(
  row: Readonly<Omit<CampaignColumns, 'zero_targets'> & { zero_targets: readonly string[] }>,
): EntryFacts {
  return {
    TITLE: row.title,
    KIND: row.kind,
    IS_PILOT: row.is_pilot,
    PLANNED_ON: row.planned_on,
    LAUNCHED_ON: row.launched_on,
    CONCLUDED_ON: row.concluded_on,
    DUE_ON: row.due_on,
    PERIOD_OF_VALIDITY: row.valid_for,
    PURPOSE: row.purpose,
    COVERAGE_LEVEL: row.coverage_unit_level,
    COVERAGE_SHARE: row.coverage_share === null ? null : Number(row.coverage_share),
    ZERO_TARGETS: row.zero_targets,
    MOVEMENTS: row.movements,
    ACTIONS: row.actions,
    DIRECTED_BY: row.directed_by,
    REGISTERED_WITH: row.registered_with,
  };
}
