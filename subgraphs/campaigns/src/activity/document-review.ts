/** That an activity reviewed what became of a document, over how many years. */

import type { Provenance } from '@diaban/shared/graphql/measure';
import { Measure, measure } from '@diaban/shared/graphql/measure';
import { type Period, periodOf } from '@diaban/shared/graphql/period';
import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A review of a document (sơ kết, tổng kết); one activity can review several.' })
export class DocumentReview {
  activityId: string;
  documentId: string;

  @Field(() => Measure, { description: 'How many years of the document were reviewed.' })
  years: Measure;
}

/** A review as the database has it, with the date and source of its activity. */
export interface ReviewRow {
  activityId: string;
  documentId: string;
  years: number | null;
  heldOn: string | null;
  knownBy: string;
  provenance: Provenance;
  source: string;
}

export function reviewOf({
  activityId,
  documentId,
  years,
  heldOn,
  knownBy,
  ...origin
}: ReviewRow): DocumentReview {
  const period: Period = periodOf(heldOn ?? knownBy);
  return { activityId, documentId, years: measure({ value: years, period, ...origin }) };
}
