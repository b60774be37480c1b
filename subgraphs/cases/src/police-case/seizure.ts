/** What was seized in a case: a substance and how much of it. */
import { Measure } from '@diaban/shared/graphql/measure';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const Substance = {
  HEROIN: 'HEROIN',
  OPIUM: 'OPIUM',
  METHAMPHETAMINE: 'METHAMPHETAMINE',
  MDMA: 'MDMA',
  KETAMINE: 'KETAMINE',
  CANNABIS: 'CANNABIS',
  COCAINE: 'COCAINE',
  OTHER: 'OTHER',
} as const;
export type Substance = (typeof Substance)[keyof typeof Substance];
registerEnumType(Substance, {
  name: 'Substance',
  description: 'A narcotic substance (chất ma túy).',
  valuesConfig: {
    HEROIN: { description: 'Heroin (heroin).' },
    OPIUM: { description: 'Opium (thuốc phiện).' },
    METHAMPHETAMINE: {
      description: 'Methamphetamine (methamphetamine), as crystal or tablets: ma túy đá, hồng phiến.',
    },
    MDMA: { description: 'MDMA, ecstasy (thuốc lắc).' },
    KETAMINE: { description: 'Ketamine (ketamine).' },
    CANNABIS: { description: 'Cannabis (cần sa).' },
    COCAINE: { description: 'Cocaine (cocaine).' },
    OTHER: {
      description: 'Another substance (chất khác), also a new psychoactive one: chất hướng thần mới.',
    },
  },
});

export const SeizureUnit = { GRAM: 'GRAM', TABLET: 'TABLET' } as const;
export type SeizureUnit = (typeof SeizureUnit)[keyof typeof SeizureUnit];
registerEnumType(SeizureUnit, {
  name: 'SeizureUnit',
  description: 'What a seized quantity is counted in.',
  valuesConfig: {
    GRAM: { description: 'Grams (gam).' },
    TABLET: { description: 'Tablets (viên).' },
  },
});

@ObjectType({ description: 'A substance seized in a case (tang vật thu giữ).' })
export class Seizure {
  @Field(() => Substance, { description: 'The substance.' })
  substance: Substance;

  @Field(() => Measure, { description: 'How much of it, counted in `unit`.' })
  quantity: Measure;

  @Field(() => SeizureUnit, { description: 'What the quantity is counted in.' })
  unit: SeizureUnit;
}
