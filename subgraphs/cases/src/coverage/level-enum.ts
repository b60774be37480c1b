/** The levels of administration as the graph shows them: the same values in every subgraph that tells of them. */
import { Level } from '@diaban/shared/scope/level';
import { registerEnumType } from 'type-graphql';

registerEnumType(Level, {
  name: 'Level',
  description: 'Level of administration (cấp hành chính).',
  valuesConfig: {
    COUNTRY: { description: 'The country (trung ương).' },
    PROVINCE: { description: 'Provinces and centrally-run cities (cấp tỉnh).' },
    DISTRICT: { description: 'Districts, towns and cities of a province (cấp huyện), until 2025-06-30.' },
    WARD: { description: 'Communes, wards and townships (cấp xã).' },
    NEIGHBOURHOOD: {
      description: 'Units below the commune level (khối, khu phố, tổ dân phố, thôn): no GSO code.',
    },
  },
});

export { Level };
