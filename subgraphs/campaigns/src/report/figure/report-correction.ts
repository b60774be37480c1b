/** What was corrected in a report after its approval: the old value stays readable. */
import { Measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { Field, ObjectType } from 'type-graphql';
import { type FigureRow, ReportIndicator } from './report-figure.js';

@ObjectType({
  description: 'A correction (đính chính) of a figure that had been approved.',
})
export class ReportCorrection {
  @Field(() => ReportIndicator, { description: 'What is counted.' })
  indicator: ReportIndicator;

  @Field(() => Measure, { description: 'The value as it had been approved.' })
  before: Measure;

  @Field(() => Measure, { description: 'The value that took its place.' })
  after: Measure;

  @Field(() => String, { description: 'Why (lý do).' })
  reason: string;

  @Field(() => String, { description: 'The role of the account that corrected it, such as `district`.' })
  role: string;

  @Field(() => DateScalar, { description: 'On which day.' })
  correctedOn: string;
}

export const ReportCorrectionPage = pageOf(
  ReportCorrection,
  'ReportCorrection',
  'A page of corrections, the latest first.',
);

/** A correction as the database returns it. */
export interface CorrectionRow extends Omit<FigureRow, 'value' | 'note' | 'provenance'> {
  parentKey: string;
  number: number;
  oldValue: number | null;
  newValue: number | null;
  reason: string;
  role: string;
  correctedOn: string;
}
