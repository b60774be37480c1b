/** What was signed and by what kind of signatory. Keys equal values, because the GraphQL enums publish the keys. */
import { registerEnumType } from 'type-graphql';

export const PledgeKind = { PLEDGE: 'PLEDGE', EMULATION_PACT: 'EMULATION_PACT' } as const;
export type PledgeKind = (typeof PledgeKind)[keyof typeof PledgeKind];
registerEnumType(PledgeKind, {
  name: 'PledgeKind',
  description: 'What was signed.',
  valuesConfig: {
    PLEDGE: { description: 'A pledge (ký cam kết).' },
    EMULATION_PACT: { description: 'An emulation pact (giao ước thi đua) between teams or units.' },
  },
});

export const SignatoryKind = {
  ORGANIZATION: 'ORGANIZATION',
  DEPARTMENTS: 'DEPARTMENTS',
  RESIDENTIAL_BLOCKS: 'RESIDENTIAL_BLOCKS',
  HOUSEHOLDS: 'HOUSEHOLDS',
} as const;
export type SignatoryKind = (typeof SignatoryKind)[keyof typeof SignatoryKind];
registerEnumType(SignatoryKind, {
  name: 'SignatoryKind',
  description: 'What kind of body signed.',
  valuesConfig: {
    ORGANIZATION: { description: 'An organization of the register (tổ chức).' },
    DEPARTMENTS: {
      description:
        'Offices, boards, sectors and mass organizations without names (ban, ngành, tổ chức đoàn thể).',
    },
    RESIDENTIAL_BLOCKS: {
      description: 'Residential blocks, quarters or groups (khối dân, khu phố, tổ dân phố).',
    },
    HOUSEHOLDS: { description: 'Households (hộ).' },
  },
});
