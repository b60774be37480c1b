/** Corrects what was approved: the database keeps the old values, and the list of changes tells both when they are approved. */
import { Invalid } from '@diaban/shared/errors';
import { today } from '@diaban/shared/graphql/today';
import type { EntityManager } from 'typeorm';
import type { CampaignsContext } from '../../loaders.js';
import type { Report } from '../report.js';
import type { CorrectReportInput } from '../report-steps.inputs.js';
import { setReport } from '../report-steps.repository.js';
import { take } from '../take-step.js';
import {
  indicatorCodes,
  insertCorrections,
  pendingCorrections,
  presentFigures,
} from './figure.repository.js';
import { enteredFigures, shownValue } from './figure.rules.js';

export function correctReport(context: CampaignsContext, input: CorrectReportInput): Promise<Report> {
  const step = { operation: 'correctReport', step: 'CORRECT', kind: 'CORRECTED', input } as const;
  return take(context, step, async (report, { manager }) => {
    const lines = enteredFigures(input.figures, await indicatorCodes(manager));
    const indicators = lines.map(({ indicator }) => indicator);
    const present = await presentFigures(manager, report.id, indicators);
    const same = lines.find(({ indicator, value, note }) =>
      present.some((was) => was.indicator === indicator && was.value === value && was.note === note),
    );
    if (same) throw new Invalid(`${same.indicator} has this value already: leave it out`, 'figures');
    const reason = input.reason.trim();
    await insertCorrections(manager, report.id, lines, { reason, correctedOn: today() });
    await setReport(manager, report, { approved_on: null, is_corrected: true });
    // who only reads sees no value before it is approved
    return { after: { figures: indicators }, reason };
  });
}

/** What an approval makes good: columns of the report, and values that all who read may see from now on. */
interface Approved {
  columns?: Readonly<Record<string, unknown>>;
  before?: object;
  after?: object;
}

/** The corrections since the last approval, each figure as it was approved then and as it is now. */
export async function correctionsToApprove(manager: EntityManager, reportId: string): Promise<Approved> {
  const figures = await pendingCorrections(manager, reportId);
  if (figures.length === 0) return {};
  const shown = (value: 'before' | 'after') => ({
    figures: Object.fromEntries(figures.map((line) => [line.indicator, shownValue(line[value], line)])),
  });
  const columns = { corrected_through: figures[0]!.through };
  return { columns, before: shown('before'), after: shown('after') };
}
