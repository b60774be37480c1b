/** The rules that class key areas, as the graph shows them: thresholds as figures, those not read as not reported. */
import { Measure, measure } from '@diaban/shared/graphql/measure';
import { periodOf } from '@diaban/shared/graphql/period';
import { DateScalar } from '@diaban/shared/graphql/scalars';
import { StatedDate, statedDate } from '@diaban/shared/graphql/stated-date';
import { Field, ID, ObjectType } from 'type-graphql';
import { describedEnum } from '../register/described-enum.js';
import type { RuleSet } from './key-area-rule-sets.js';

export const KeyAreaClass = describedEnum('KeyAreaClass', 'What the rules class (địa bàn trọng điểm).', {
  TYPE_I: 'Key area of type I (loại I), the most serious.',
  TYPE_II: 'Key area of type II (loại II).',
  TYPE_III: 'Key area of type III (loại III).',
  KEY_PROVINCE: 'Key province (tỉnh, thành phố trọng điểm).',
  DRUG_FREE: 'Drug-free area (địa bàn không có ma túy).',
});

export const KeyAreaIndicator = describedEnum('KeyAreaIndicator', 'What a threshold is compared with.', {
  PEOPLE_WITH_FILES: 'People with a management file (người nghiện có hồ sơ quản lý), a number.',
  PEOPLE_WITH_FILES_SHARE:
    'People who use drugs, with a management file, in percent of residents (người nghiện, người sử dụng có hồ sơ quản lý).',
  HARBOURING_PLACES: 'Places that organise or harbour use (điểm tổ chức, chứa chấp sử dụng), a number.',
  OFFENDERS_ARRESTED_SHARE: 'Offenders arrested, in percent of residents (người phạm tội bị bắt).',
  PLANTS: 'Plants found (cây), a number.',
  PLANTED_AREA: 'Planted area found, in square metres (diện tích trồng).',
  HOTSPOTS: 'Gathering hotspots (tụ điểm), a number.',
  CRITERIA_ON_KEY_ROUTE:
    'Other criteria met at type III or higher in a unit on a key route (tuyến trọng điểm), a number.',
});

@ObjectType({ description: 'A lower bound: the criterion is met from it on.' })
export class KeyAreaThreshold {
  @Field(() => KeyAreaIndicator, { description: 'What it is compared with, and in which unit.' })
  indicator: keyof typeof KeyAreaIndicator;

  @Field(() => Measure, {
    description:
      'The bound; NOT_REPORTED: it stands in the decision and was not read, so that it is unknown here.',
  })
  atLeast: Measure;
}

@ObjectType({ description: 'A criterion of a class; it is met when one of its thresholds is reached.' })
export class KeyAreaCriterion {
  @Field(() => String, { description: 'Short name within the class.' })
  code: string;

  @Field(() => String, { description: 'What it is about, in Vietnamese.' })
  title: string;

  @Field(() => [KeyAreaThreshold], { description: 'Its thresholds; one of them is enough.' })
  anyOf: KeyAreaThreshold[];
}

@ObjectType({ description: 'What a class asks for.' })
export class KeyAreaClassRule {
  @Field(() => KeyAreaClass, { description: 'The class.' })
  areaClass: keyof typeof KeyAreaClass;

  @Field(() => Measure, { description: 'How many of the criteria must be met; NOT_REPORTED: not read.' })
  needed: Measure;

  @Field(() => [KeyAreaCriterion], { description: 'The criteria that were read.' })
  criteria: KeyAreaCriterion[];

  @Field(() => Boolean, {
    description: 'False: the decision has more criteria for this class, which were not read.',
  })
  isComplete: boolean;
}

@ObjectType({ description: 'One version of the rules that class key areas, as far as its text was read.' })
export class KeyAreaRuleSet {
  @Field(() => ID, { description: 'Permanent name of the version.' })
  id: string;

  @Field(() => String, { description: 'The decision (quyết định) that has the rules.' })
  decision: string;

  @Field(() => StatedDate, { description: 'When it was decided.' })
  decidedOn: StatedDate;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the decision that replaced it; null: it is the latest one known.',
  })
  replacedOn: string | null;

  @Field(() => String, { description: 'The text, and how much of it was read.' })
  source: string;

  @Field(() => [KeyAreaClassRule], { description: 'The classes, from the highest down.' })
  classes: KeyAreaClassRule[];
}

export function shownRuleSet({ decidedOn, source, classes, ...set }: RuleSet): KeyAreaRuleSet {
  const figure = (value: number | null) =>
    measure({ value, provenance: 'PUBLISHED', period: periodOf(decidedOn), source });
  return {
    ...set,
    source,
    decidedOn: statedDate(decidedOn, false)!,
    classes: classes.map(({ areaClass, needed, criteria, complete }) => ({
      areaClass,
      needed: figure(needed),
      isComplete: complete,
      criteria: criteria.map(({ code, title, anyOf }) => ({
        code,
        title,
        anyOf: anyOf.map(({ indicator, atLeast }) => ({ indicator, atLeast: figure(atLeast) })),
      })),
    })),
  };
}

/** The versions that were in force on a day: decided by then, and not replaced. @param asOf null: all of them */
export function ruleSetsOn(sets: readonly RuleSet[], asOf: string | null): RuleSet[] {
  return sets.filter(
    ({ decidedOn, replacedOn }) =>
      asOf === null || (decidedOn <= asOf && (replacedOn === null || replacedOn > asOf)),
  );
}
