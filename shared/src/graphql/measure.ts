/** The shape of every figure in the graph: a value or null, what that means, for which period and from which source. */
import 'reflect-metadata';
import { Directive, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Period } from './period.js';

export const MeasureStatus = {
  REPORTED: 'REPORTED',
  ZERO: 'ZERO',
  NOT_REPORTED: 'NOT_REPORTED',
  SUPPRESSED: 'SUPPRESSED',
} as const;
export type MeasureStatus = (typeof MeasureStatus)[keyof typeof MeasureStatus];
registerEnumType(MeasureStatus, {
  name: 'MeasureStatus',
  description: 'What the presence or absence of a value means.',
  valuesConfig: {
    REPORTED: { description: 'A value above zero is known (có số liệu).' },
    ZERO: { description: 'A true zero (bằng 0): it was looked for and there was none.' },
    NOT_REPORTED: { description: 'Nobody stated a value (chưa có số liệu); it is unknown, not zero.' },
    SUPPRESSED: {
      description: 'A value exists and is hidden (ẩn vì quá nhỏ): it could point at persons.',
    },
  },
});

export const Provenance = {
  REGISTERED: 'REGISTERED',
  REPORTED: 'REPORTED',
  PUBLISHED: 'PUBLISHED',
  COMPUTED: 'COMPUTED',
  SYNTHETIC: 'SYNTHETIC',
} as const;
export type Provenance = (typeof Provenance)[keyof typeof Provenance];
registerEnumType(Provenance, {
  name: 'Provenance',
  description: 'Where a value comes from.',
  valuesConfig: {
    REGISTERED: { description: 'Counted over the records of the register (theo sổ theo dõi).' },
    REPORTED: { description: 'Stated by a unit in its report (theo báo cáo).' },
    PUBLISHED: { description: 'Stands in a public source (đã công bố), and is shown as published.' },
    COMPUTED: { description: 'Computed by the graph from other values (hệ thống tính).' },
    SYNTHETIC: { description: 'Made up for demonstration (dữ liệu mẫu): not a real figure.' },
  },
});

@Directive('@shareable')
@ObjectType({
  description:
    'One figure. `value` is null unless `status` is REPORTED or ZERO: a true zero, "not reported" and "suppressed" are three different answers.',
})
export class Measure {
  @Field(() => Float, {
    nullable: true,
    description: 'The figure, or null where `status` says why there is none.',
  })
  value: number | null;

  @Field(() => MeasureStatus, { description: 'What the value, or its absence, means.' })
  status: MeasureStatus;

  @Field(() => String, {
    nullable: true,
    description: 'For a suppressed value the band in which it lies, such as `1-4`.',
  })
  band: string | null;

  @Field(() => Provenance, { description: 'Where the value comes from.' })
  provenance: Provenance;

  @Field(() => Period, {
    description: 'The period that the value is about; a single day for a state of affairs.',
  })
  period: Period;

  @Field(() => String, {
    description: 'Who said so: a public text, a register, a report, or the synthetic sample.',
  })
  source: string;
}

/** Person counts from 1 to below this are hidden. */
export const SMALL_CELL = 5;

export interface Figure {
  value: number | null;
  provenance: Provenance;
  period: Period;
  source: string;
}

/** A measure of a figure; null means that nobody stated it. */
export function measure({ value, provenance, period, source }: Figure): Measure {
  const status = value === null ? 'NOT_REPORTED' : value === 0 ? 'ZERO' : 'REPORTED';
  return { value, status, band: null, provenance, period, source };
}

/**
 * A measure of a count of persons: 1 to 4 are hidden, whoever asks. Only figures that are published already are shown
 * as they were published.
 */
export function personMeasure(figure: Figure): Measure {
  const { value, provenance } = figure;
  if (value === null || value === 0 || value >= SMALL_CELL || provenance === 'PUBLISHED')
    return measure(figure);
  return { ...measure(figure), value: null, status: 'SUPPRESSED', band: `1-${SMALL_CELL - 1}` };
}
