/** At which level a campaign or a document stands: the levels of administration, with the centre for documents. */
import { describedEnum } from './described-enum.js';

export const ProgrammeLevel = describedEnum(
  'ProgrammeLevel',
  'The level at which a campaign is run or a document is issued (cấp).',
  {
    CENTRAL: 'The centre (trung ương).',
    PROVINCE: 'Provinces and centrally-run cities (cấp tỉnh).',
    DISTRICT: 'Districts, towns and cities of a province (cấp huyện), until 2025-06-30.',
    WARD: 'Communes, wards and townships (cấp xã).',
    NEIGHBOURHOOD: 'Units below the commune level (khối, khu phố, tổ dân phố, thôn).',
  },
);
export type ProgrammeLevel = keyof typeof ProgrammeLevel;
