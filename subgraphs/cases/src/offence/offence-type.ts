/** The kinds of drug offence that the programme counts, as the Penal Code distinguishes them. */
import { registerEnumType } from 'type-graphql';

export const OffenceType = {
  TRAFFICKING: 'TRAFFICKING',
  POSSESSION: 'POSSESSION',
  TRANSPORT: 'TRANSPORT',
  ILLEGAL_USE: 'ILLEGAL_USE',
  ORGANISING_USE: 'ORGANISING_USE',
  HARBOURING_USE: 'HARBOURING_USE',
} as const;
export type OffenceType = (typeof OffenceType)[keyof typeof OffenceType];

/** In the order in which statistics list them. */
export const OFFENCE_TYPES: readonly OffenceType[] = Object.values(OffenceType);

registerEnumType(OffenceType, {
  name: 'OffenceType',
  description:
    'Kind of drug offence (hành vi phạm tội về ma túy), after chapter XX of the Penal Code 2015 (Bộ luật Hình sự).',
  valuesConfig: {
    TRAFFICKING: { description: 'Trafficking (mua bán), article 251: mua bán trái phép chất ma túy.' },
    POSSESSION: { description: 'Possession (tàng trữ), article 249: tàng trữ trái phép chất ma túy.' },
    TRANSPORT: { description: 'Transport (vận chuyển), article 250: vận chuyển trái phép chất ma túy.' },
    ILLEGAL_USE: {
      description:
        'Illegal use of narcotic substances (sử dụng trái phép): an administrative violation until 2025-06-30, in the cases of article 256a an offence since then.',
    },
    ORGANISING_USE: {
      description:
        'Organising the illegal use of others (tổ chức sử dụng), article 255: tổ chức sử dụng trái phép chất ma túy.',
    },
    HARBOURING_USE: {
      description:
        'Harbouring the illegal use of others (chứa chấp sử dụng), article 256: chứa chấp việc sử dụng trái phép chất ma túy.',
    },
  },
});
