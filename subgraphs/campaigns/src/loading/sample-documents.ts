/** The synthetic cascade of documents: province directives under one of the centre, plans of districts and wards under them. */
import type { Random } from '@diaban/shared/loading/random';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PlacedUnit } from '@diaban/shared/loading/units';
import { SYNTHETIC, sampleOrganization } from './sample-origin.js';

export interface SampleDocument {
  id: string;
  issuedOn: string;
  row: object;
  /** what it carries out */
  above: { id: string }[];
}

/** The directive of the seeds at the top of the cascade. */
const CENTRE = { id: stableId('doc:36-CT/TW') };

const DIRECTIVE_YEARS = ['2021', '2024'];

/** The directives of a province's Party committee, the earliest first; all sample plans come after the first. */
export function provinceDirectives(province: PlacedUnit, random: Random): SampleDocument[] {
  return DIRECTIVE_YEARS.map((year) =>
    document(province, {
      name: `directive:${year}`,
      kind: 'DIRECTIVE',
      title: `Chỉ thị về lãnh đạo công tác phòng, chống ma túy, năm ${year} (mẫu)`,
      issuer: 'PARTY_COMMITTEE',
      issuedOn: `${year}-01-${random.between(10, 28)}`,
      above: [CENTRE],
    }),
  );
}

/** The plan for a campaign, under those of the documents above that were out by then. */
export function plan(unit: PlacedUnit, issuedOn: string, above: readonly SampleDocument[]): SampleDocument {
  return document(unit, {
    name: 'plan',
    kind: 'PLAN',
    title: 'Kế hoạch xây dựng mô hình sạch về ma túy (mẫu)',
    issuer: 'PEOPLES_COMMITTEE',
    issuedOn,
    above: above.filter((directive) => directive.issuedOn <= issuedOn),
  });
}

/** The decision with which a campaign is launched. */
export function decision(unit: PlacedUnit, issuedOn: string, planned: SampleDocument): SampleDocument {
  return document(unit, {
    name: 'decision',
    kind: 'DECISION',
    title: 'Quyết định thành lập mô hình sạch về ma túy (mẫu)',
    issuer: 'PEOPLES_COMMITTEE',
    issuedOn,
    above: [planned],
  });
}

interface Draft {
  name: string;
  kind: string;
  title: string;
  issuer: string;
  issuedOn: string;
  above: { id: string }[];
}

function document({ unitId, code, level }: PlacedUnit, draft: Draft): SampleDocument {
  const { name, kind, title, issuer, issuedOn, above } = draft;
  const id = stableId(`sample:document:${code}:${name}`);
  const row = {
    id,
    locality_id: unitId,
    kind,
    title,
    level,
    issuer_id: sampleOrganization(code!, issuer),
    issuer_inferred: false,
    issued_on: issuedOn,
    issued_inferred: false,
    is_plural: false,
    known_by: issuedOn,
    ...SYNTHETIC,
  };
  return { id, issuedOn, row, above };
}
