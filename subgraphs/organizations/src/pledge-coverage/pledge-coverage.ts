/** How many of a unit's organizations have signed a pledge that is in force, by kind of organization or by level. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Level } from '@diaban/shared/scope/level';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { OrganizationKind } from '../organization/organization-kind.js';

export const CoverageDimension = { KIND: 'KIND', LEVEL: 'LEVEL' } as const;
export type CoverageDimension = keyof typeof CoverageDimension;
registerEnumType(CoverageDimension, {
  name: 'PledgeCoverageDimension',
  description: 'By what the coverage with pledges is broken down.',
  valuesConfig: {
    KIND: { description: 'By kind of organization (loại tổ chức).' },
    LEVEL: { description: 'By level of the organization’s unit (cấp).' },
  },
});

const { COUNTRY: _, ...LEVELS } = Level;
/** The levels that organizations of units have. */
export const OrganizationLevel = LEVELS;
export type OrganizationLevel = keyof typeof OrganizationLevel;
registerEnumType(OrganizationLevel, {
  name: 'OrganizationLevel',
  description: 'The level of an organization’s unit (cấp).',
  valuesConfig: {
    PROVINCE: { description: 'Provinces and centrally-run cities (cấp tỉnh).' },
    DISTRICT: { description: 'Districts, towns and cities of a province (cấp huyện), until 2025-06-30.' },
    WARD: { description: 'Communes, wards and townships (cấp xã).' },
    NEIGHBOURHOOD: { description: 'Units below the commune (khối, khu phố, tổ dân phố, thôn).' },
  },
});

@ObjectType({
  description:
    'How many organizations of a unit and of all units under it have signed a pledge or emulation pact there that is in force on a day (tỷ lệ tổ chức ký cam kết). Organizations in the plural without a number are not in it.',
})
export class PledgeCoverage {
  @Field(() => OrganizationKind, {
    nullable: true,
    description: 'Of this kind; null when broken down by level.',
  })
  kind: OrganizationKind | null;

  @Field(() => OrganizationLevel, {
    nullable: true,
    description: 'Of this level; null when broken down by kind.',
  })
  level: OrganizationLevel | null;

  @Field(() => Measure, { description: 'Organizations that have signed, each once: the numerator.' })
  signed: Measure;

  @Field(() => Measure, { description: 'Organizations that exist on that day: the denominator.' })
  organizations: Measure;

  @Field(() => Measure, {
    description:
      'The share that has signed, in percent: 100 means all of them; not reported where either number is not, or there is none.',
  })
  share: Measure;
}
