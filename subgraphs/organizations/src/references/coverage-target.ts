/** The coverage target of a campaign as this subgraph knows it: the level of the units that it counts. */
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';

export const ProgrammeLevel = {
  CENTRAL: 'CENTRAL',
  PROVINCE: 'PROVINCE',
  DISTRICT: 'DISTRICT',
  WARD: 'WARD',
  NEIGHBOURHOOD: 'NEIGHBOURHOOD',
} as const;
export type ProgrammeLevel = keyof typeof ProgrammeLevel;
registerEnumType(ProgrammeLevel, {
  name: 'ProgrammeLevel',
  description: 'The level at which a campaign is run or a document is issued (cấp).',
  valuesConfig: {
    CENTRAL: { description: 'The centre (trung ương).' },
    PROVINCE: { description: 'Provinces and centrally-run cities (cấp tỉnh).' },
    DISTRICT: { description: 'Districts, towns and cities of a province (cấp huyện), until 2025-06-30.' },
    WARD: { description: 'Communes, wards and townships (cấp xã).' },
    NEIGHBOURHOOD: { description: 'Units below the commune level (khối, khu phố, tổ dân phố, thôn).' },
  },
});

@ObjectType({
  description: 'Which part of the units below shall carry the campaign out (chỉ tiêu phường, xã triển khai).',
})
export class CoverageTarget {
  @Directive('@external')
  @Field(() => ProgrammeLevel, { description: 'The level of the units that are counted.' })
  unitLevel: ProgrammeLevel;
}

/** The level that a representation of a campaign holds; null where no field requires it or there is no target. */
export function coverageLevelIn(representation: unknown): ProgrammeLevel | null {
  const { unitLevel } = (representation ?? {}) as { unitLevel?: unknown };
  return Object.values(ProgrammeLevel).find((level) => level === unitLevel) ?? null;
}
