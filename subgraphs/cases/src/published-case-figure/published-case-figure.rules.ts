/** The figures of a public text as measures: shown as published, null where the text gives no number. */
import { type Measure, measure, personMeasure } from '@diaban/shared/graphql/measure';
import { type Period, periodOf } from '@diaban/shared/graphql/period';
import type { PublishedCaseFigure } from './published-case-figure.js';

export function periodOfFigure({ periodText }: PublishedCaseFigure): Period {
  return periodOf(periodText);
}

export function publishedCases(figure: PublishedCaseFigure): Measure {
  return measure({ ...said(figure), value: figure.caseCount });
}

export function publishedSubjects(figure: PublishedCaseFigure): Measure {
  return personMeasure({ ...said(figure), value: figure.subjectCount });
}

function said(figure: PublishedCaseFigure) {
  return { period: periodOfFigure(figure), provenance: figure.provenance, source: figure.source };
}
