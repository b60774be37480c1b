/** How rows of the template become organizations with their members, and one change for each row. */
import { today } from '@diaban/shared/graphql/today';
import type {
  ImportDefinition,
  ImportRecord,
  ResolvedRecord,
  WrittenRecord,
} from '@diaban/shared/importing/import-definition';
import { unitsByCode } from '@diaban/shared/importing/units-by-code.repository';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { toldCount } from '../member-count/member-count.rules.js';
import { type OrganizationImportRow, organizationTemplate } from './organization.template.js';
import {
  type ImportedCount,
  type ImportedOrganization,
  OrganizationImportRepository,
} from './organization-import.repository.js';
import { resolveOrganizations } from './organization-import.rules.js';

/** The unit of a row. */
export type OrganizationUnit = { unitId: number };

const CORRECTED = 'Sửa khi nhập lại từ tệp';

export const organizationImport: ImportDefinition<OrganizationImportRow, OrganizationUnit> = {
  subgraph: 'organizations',
  operation: 'importOrganizations',
  entity: 'Organization',
  template: organizationTemplate,
  async resolve(manager, records) {
    const repository = new OrganizationImportRepository(manager);
    const day = today();
    const units = await unitsByCode(
      manager,
      records.map(({ values }) => ({ unit: values.unit, day: values.validTo ?? day })),
    );
    const organizations = records.map((record, at) => {
      const unitId = units[at] ?? null;
      return unitId === null ? null : organizationOf(record, unitId);
    });
    const before = await repository.byIds(records.filter(({ isNew }) => !isNew).map(({ id }) => id));
    const named = await repository.namedAlready(organizations.filter((one) => one !== null));
    const rows = organizations.map((organization, at) => ({
      organization,
      before: before.get(records[at]!.id) ?? null,
    }));
    return resolveOrganizations(rows, named);
  },
  async write(manager, records) {
    const repository = new OrganizationImportRepository(manager);
    const before = await repository.byIds(records.filter(({ isNew }) => !isNew).map(({ id }) => id));
    const after = records.map((record) => organizationOf(record, record.found.unitId));
    const counts = records.flatMap(countOf);
    await repository.save(after, today());
    const standing = await repository.standing(counts);
    await repository.saveCounts(counts, CORRECTED);
    return records.map((record, at) => written(record, before.get(record.id) ?? null, after[at]!, standing));
  },
};

function organizationOf(
  { id, values }: ImportRecord<OrganizationImportRow>,
  unitId: number,
): ImportedOrganization {
  const { kind, name, validFrom, validTo, roleNote, source } = values;
  return {
    id,
    locality_id: unitId,
    kind,
    name,
    valid_from: validFrom,
    valid_to: validTo,
    role_note: roleNote,
    source,
  };
}

function countOf({ id, values }: ImportRecord<OrganizationImportRow>): ImportedCount[] {
  const { members, membersOn, source } = values;
  if (members === null || membersOn === null) return [];
  return [{ organization_id: id, as_of: membersOn, count: members, source }];
}

function written(
  { id, values }: ResolvedRecord<OrganizationImportRow, OrganizationUnit>,
  before: ImportedOrganization | null,
  after: ImportedOrganization,
  standing: ReadonlyMap<string, number>,
): WrittenRecord {
  const { members, membersOn } = values;
  const was = standing.get(id);
  const told = (count: number | null | undefined) => (count == null ? null : toldCount(count));
  return {
    entityId: id,
    localityId: after.locality_id,
    before: before && fields(before, told(was), membersOn),
    after: fields(after, told(members), membersOn),
  };
}

function fields(row: ImportedOrganization, members: number | string | null, asOf: string | null) {
  const { kind, name, source } = row;
  return {
    locality: formatUnitId(row.locality_id),
    kind,
    name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    roleNote: row.role_note,
    source,
    members,
    asOf,
  };
}
