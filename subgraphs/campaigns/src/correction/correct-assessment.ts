/** Corrects assessments that were entered wrongly, by the same checks as recording them. */
import { parseUuid } from '@diaban/shared/graphql/uuid';
import { doneBefore } from '@diaban/shared/mutation/mutate';
import { campaignFacts } from '../computed-criteria/computed-criteria.repository.js';
import { type GraphFindings, graphFindings, NO_FINDINGS } from '../computed-criteria/graph-findings.js';
import type { AssessmentItemInput } from '../criteria/assessment.inputs.js';
import { assessedSet, checkDay } from '../criteria/assessment.repository.js';
import { assessedBy } from '../criteria/assessment.rules.js';
import type { StoredItem } from '../criteria/assessment-item.js';
import type { CriteriaAssessment } from '../criteria/criteria-assessment.js';
import type { CampaignsContext } from '../loaders.js';
import { changed } from '../register/changed.js';
import { checkNotAhead, lastDay } from '../register/entered.rules.js';
import { checkSeen } from '../register/keeping.repository.js';
import { correctEntry } from './correct-entry.js';
import type { CorrectAssessmentInput } from './correction.inputs.js';
import { corrected, correctedAlways } from './register-correction.rules.js';

interface AssessmentRow {
  id: string;
  version: number;
  locality_id: number;
  source: string;
  campaign_id: string;
  criteria_set_id: string;
  met: number | null;
  items: StoredItem[];
  assessed_on: string;
  obstacles: string | null;
}

export async function correctAssessment(
  context: CampaignsContext,
  input: CorrectAssessmentInput,
): Promise<CriteriaAssessment> {
  checkNotAhead(input.assessedOn, 'assessedOn');
  const { assessmentById } = context.loaders;
  const before = await doneBefore(context, { subgraph: 'campaigns', operation: 'correctAssessment', input });
  if (before !== null) return changed(assessmentById, before);
  const findings = await findingsOfNewDay(context, input);
  const id = await correctEntry<AssessmentRow>(
    context,
    {
      operation: 'correctAssessment',
      entity: 'CriteriaAssessment',
      table: 'campaigns.criteria_assessments',
      id: ['assessmentId', input.assessmentId],
      input,
    },
    async (row, manager) => {
      const assessedOn = correctedAlways(input.assessedOn, row.assessed_on, 'assessedOn');
      const moved = assessedOn !== row.assessed_on;
      if (moved) await checkDay(manager, { ...row, assessed_on: assessedOn });
      const set = await assessedSet(manager, row.criteria_set_id);
      const [facts] = await campaignFacts(manager, [row.campaign_id], lastDay(assessedOn));
      const said = input.items ?? [];
      const whole = {
        assessedOn,
        met: set.items.length === 0 ? corrected(input.met, row.met) : input.met,
        items: set.items.length === 0 ? said : [...said, ...stated(row.items, said)],
      };
      const found = assessedBy(whole, set, { facts: facts!, findings });
      // what the graph computed then stays, unless it was computed as of a wrong day
      const items = moved ? found.items : found.items.map((item) => computedThen(item, row.items));
      const met = items.length === 0 ? found.met : items.filter(({ state }) => state === 'MET').length;
      await checkSeen(
        manager,
        'campaigns.documents',
        said.flatMap(({ documentIds }) => documentIds ?? []),
        'items.documentIds',
      );
      await checkSeen(
        manager,
        'campaigns.activities',
        said.flatMap(({ activityIds }) => activityIds ?? []),
        'items.activityIds',
      );
      const obstacles = corrected(input.obstacles, row.obstacles);
      return {
        before: {
          ASSESSED_ON: row.assessed_on,
          OBSTACLES: row.obstacles,
          MET: row.met,
          CRITERION: row.items,
        },
        after: { ASSESSED_ON: assessedOn, OBSTACLES: obstacles, MET: met, CRITERION: items },
        columns: {
          assessed_on: assessedOn,
          ...(moved ? { assessed_inferred: false } : {}),
          obstacles,
          met,
          items: JSON.stringify(items),
        },
      };
    },
  );
  return changed(assessmentById.clear(id), id);
}

/** What other subgraphs compute is asked anew only where the day moves: else it stays as it was found then. */
async function findingsOfNewDay(
  context: CampaignsContext,
  { assessmentId, assessedOn }: CorrectAssessmentInput,
): Promise<GraphFindings> {
  const { assessmentById, criteriaSetById } = context.loaders;
  const assessment =
    assessedOn == null ? null : await assessmentById.load(parseUuid(assessmentId, 'assessmentId'));
  if (assessment == null || assessedOn == null || assessment.assessedText === assessedOn) return NO_FINDINGS;
  const set = await criteriaSetById.load(assessment.criteriaSetId);
  const { campaignId } = assessment;
  return graphFindings(context, set?.items ?? [], { campaignId, asOf: lastDay(assessedOn) });
}

/** Judgements that nobody corrects, as they were entered. */
function stated(items: readonly StoredItem[], said: readonly AssessmentItemInput[]): AssessmentItemInput[] {
  return items.filter(({ code, basis }) => basis === 'STATED' && !said.some((one) => one.code === code));
}

function computedThen(item: StoredItem, before: readonly StoredItem[]): StoredItem {
  return (item.basis === 'COMPUTED' && before.find(({ code }) => code === item.code)) || item;
}
