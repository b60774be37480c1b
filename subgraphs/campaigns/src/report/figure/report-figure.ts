/** What a report tells: one figure for each indicator of the programme. */
import { Measure, type Provenance } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import type { Level } from '@diaban/shared/scope/level';
import { Field, ObjectType } from 'type-graphql';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';

@ObjectType({
  description: 'What is counted in reports (chỉ tiêu báo cáo), the same for all units.',
})
export class ReportIndicator {
  @Field(() => String, { description: 'Its permanent name, such as `OUTREACH_SESSIONS`.' })
  code: string;

  @Field(() => String, { description: 'Its name in reports, in Vietnamese.' })
  label: string;

  @Field(() => String, { description: 'The unit of measurement (đơn vị tính), in Vietnamese.' })
  unit: string;
}

export const ReportIndicatorPage = pageOf(
  ReportIndicator,
  'ReportIndicator',
  'A page of indicators, in the order of reports.',
);

@ObjectType({ description: 'One figure of a report (số liệu báo cáo).' })
export class ReportFigure {
  @Field(() => ReportIndicator, { description: 'What is counted.' })
  indicator: ReportIndicator;

  @Field(() => Measure, {
    description:
      'The figure. NOT_REPORTED while the report states none, and for viewers above the reporting unit until it is submitted to them. Persons from 1 to 4 are hidden, and so are cases of commune-level units.',
  })
  value: Measure;

  @Field(() => String, { nullable: true, description: 'A remark of the author (ghi chú); null: none.' })
  note: string | null;
}

/** What decides whether a small value is hidden. */
export interface Sensitivity {
  counts: 'THINGS' | 'CASES' | 'PERSONS';
  /** of the reporting unit */
  level: Level;
}

/** Of which report a value is. */
export interface ReportOrigin {
  periodicity: ReportFrequency;
  periodFrom: string;
  periodTo: string;
  reportProvenance: Provenance;
  reportSource: string;
}

/** A figure as the database returns it, for every indicator of every report. */
export interface FigureRow extends ReportIndicator, Sensitivity, ReportOrigin {
  reportId: string;
  value: number | null;
  note: string | null;
  /** null: no figure, or none that the viewer may see */
  provenance: Provenance | null;
}
