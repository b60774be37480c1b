/** What a unit is by law. Keys equal values, because the GraphQL enum publishes the keys. */
import { registerEnumType } from 'type-graphql';

const DESCRIPTIONS = {
  COUNTRY: 'The country (cả nước).',
  PROVINCE: 'Province (tỉnh).',
  CENTRALLY_RUN_CITY: 'Centrally-run city (thành phố trực thuộc trung ương).',
  RURAL_DISTRICT: 'Rural district (huyện), until 2025-06-30.',
  URBAN_DISTRICT: 'Urban district (quận), until 2025-06-30.',
  TOWN: 'Town (thị xã), until 2025-06-30.',
  PROVINCIAL_CITY: 'City of a province (thành phố thuộc tỉnh), until 2025-06-30.',
  MUNICIPAL_CITY:
    'City of a centrally-run city (thành phố thuộc thành phố trực thuộc trung ương), until 2025-06-30.',
  COMMUNE: 'Commune (xã).',
  WARD: 'Ward (phường).',
  TOWNSHIP: 'Township (thị trấn), until 2025-06-30.',
  SPECIAL_ZONE: 'Special zone (đặc khu), since 2025-07-01.',
  RESIDENTIAL_BLOCK: 'Residential block (khối), below the commune level, without a GSO code.',
  RESIDENTIAL_QUARTER: 'Residential quarter (khu phố), below the commune level, without a GSO code.',
  RESIDENTIAL_GROUP: 'Residential group (tổ dân phố), below the commune level, without a GSO code.',
  VILLAGE: 'Village or hamlet (thôn, bản, làng, xóm, ấp), below the commune level, without a GSO code.',
} as const;

export type LocalityKind = keyof typeof DESCRIPTIONS;

export const LocalityKind = Object.fromEntries(Object.keys(DESCRIPTIONS).map((kind) => [kind, kind])) as {
  readonly [K in LocalityKind]: K;
};

registerEnumType(LocalityKind, {
  name: 'LocalityKind',
  description: 'What a unit is by law (loại đơn vị hành chính).',
  valuesConfig: Object.fromEntries(
    Object.entries(DESCRIPTIONS).map(([kind, description]) => [kind, { description }]),
  ) as never,
});
