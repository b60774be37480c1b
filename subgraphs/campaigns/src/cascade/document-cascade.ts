/** What became of a document below: who carried it out, with which documents, after how many days, and how many units did. */
import { Measure } from '@diaban/shared/graphql/measure';
import { pageOf } from '@diaban/shared/graphql/page';
import { Field, ObjectType } from 'type-graphql';
import { Document } from '../document/document.js';
import { ProgrammeLevel } from '../register/programme-level.js';
import type { Coverage, RollUp } from '../roll-up/roll-up.js';

@ObjectType({
  description:
    'A step in the cascade of a document (triển khai văn bản): one document that carries out another one. With several parents a document is there once for each.',
})
export class CascadeStep {
  @Field(() => Document, { description: 'The document that carries out.' })
  document: Document;

  @Field(() => Document, { description: 'The document that is carried out.' })
  parent: Document;

  @Field(() => Measure, {
    description: 'How many steps it lies below the top: 1 carries out the top itself.',
  })
  depth: Measure;

  @Field(() => Measure, {
    description:
      'Days from the day of the parent to the day of the document (độ trễ); not reported unless both are known to the day.',
  })
  lag: Measure;

  @Field(() => Measure, {
    description: 'The same from the day of the document at the top.',
  })
  lagFromTop: Measure;
}

export const CascadeStepPage = pageOf(
  CascadeStep,
  'CascadeStep',
  'A page of steps: those next to the top first, each level the earliest first.',
);

/** A step as the database returns it. */
export interface StepRow {
  parentKey: string;
  documentId: string;
  parentId: string;
  depth: number;
  listedOn: string;
  topIssuedOn: string | null;
}

@ObjectType({
  description:
    'How many units of a level issued a document that carries another one out, directly or by way of others.',
})
export class DocumentCoverage {
  @Field(() => ProgrammeLevel, { description: 'The level of the units that are counted.' })
  level: ProgrammeLevel;

  @Field(() => Measure, { description: 'Units of that level.' })
  units: Measure;

  @Field(() => Measure, {
    description:
      'Units with such a document by the day. Nothing on record is a true zero only where the register is known to be complete.',
  })
  unitsWithDocument: Measure;

  @Field(() => Measure, { description: 'Their share of all, in percent.' })
  share: Measure;
}

/** The counts of a document as the database returns them. */
export interface CoverageRow {
  documentId: string;
  levels: { level: ProgrammeLevel; units: number; unitsWithDocument: RollUp }[];
  coverage: Coverage[];
}
