/** How rows of the template become pledges with their signatories, and one change for each row. */
import { periodOf } from '@diaban/shared/graphql/period';
import { RowFault } from '@diaban/shared/importing/fault';
import type {
  ImportDefinition,
  ResolvedRecord,
  WrittenRecord,
} from '@diaban/shared/importing/import-definition';
import { unitsByCode } from '@diaban/shared/importing/units-by-code.repository';
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import { type PledgeImportRow, pledgeTemplate } from './pledge.template.js';
import {
  type ImportedPledge,
  PledgeImportRepository,
  type StoredPledge,
} from './pledge-import.repository.js';
import { type RowSignatory, SETTLED, signatoriesOfRow, UNKNOWN_UNIT } from './pledge-import.rules.js';
import { unitRegisters } from './unit-registers.js';

/** The unit of a row, and who signed. */
export interface PledgeFound {
  unitId: number;
  signatories: RowSignatory[];
}

type Resolved = ResolvedRecord<PledgeImportRow, PledgeFound>;

export const pledgeImport: ImportDefinition<PledgeImportRow, PledgeFound> = {
  subgraph: 'organizations',
  operation: 'importPledges',
  entity: 'Pledge',
  template: pledgeTemplate,
  async resolve(manager, records) {
    const repository = new PledgeImportRepository(manager);
    const days = records.map(({ values }) => ({ unit: values.unit, day: periodOf(values.signedOn).to }));
    const units = await unitsByCode(manager, days);
    const before = await repository.byIds(records.filter(({ isNew }) => !isNew).map(({ id }) => id));
    const known = units.filter((unitId) => unitId !== null);
    const registers = await unitRegisters(manager, repository, known);
    return records.map(({ id, values }, at) => {
      const unitId = units[at] ?? null;
      if (unitId === null) return UNKNOWN_UNIT;
      if (before.get(id)?.settled) return SETTLED;
      const signatories = signatoriesOfRow(values, registers.get(unitId)!);
      return signatories instanceof RowFault ? signatories : { unitId, signatories };
    });
  },
  async write(manager, records) {
    const repository = new PledgeImportRepository(manager);
    const before = await repository.byIds(records.filter(({ isNew }) => !isNew).map(({ id }) => id));
    const pledges = records.map(pledgeOf);
    const signatories = records.flatMap(({ id, found }) =>
      found.signatories.map((entry, at) => ({ pledge_id: id, position: at + 1, ...entry })),
    );
    await repository.save(pledges, signatories, [...before.keys()]);
    return records.map((record, at) => written(record, before.get(record.id) ?? null, pledges[at]!));
  },
};

function pledgeOf({ id, values, found }: Resolved): ImportedPledge {
  const { kind, signedOn, validUntil, campaign, source } = values;
  const { from, to } = periodOf(signedOn);
  return {
    id,
    kind,
    locality_id: found.unitId,
    campaign_id: campaign,
    signed_on: signedOn,
    signed_from: from,
    signed_to: to,
    valid_until: validUntil,
    source,
  };
}

function written({ id, found }: Resolved, before: StoredPledge | null, after: ImportedPledge): WrittenRecord {
  return {
    entityId: id,
    localityId: found.unitId,
    before: before && fields(before, before.signatories),
    after: fields(after, found.signatories),
  };
}

function fields(row: ImportedPledge, signatories: readonly { description: string; count: number | null }[]) {
  const { kind, source } = row;
  return {
    locality: formatUnitId(row.locality_id),
    kind,
    campaignId: row.campaign_id,
    signedOn: row.signed_on,
    validUntil: row.valid_until,
    signatories: signatories.map(({ description, count }) => ({ description, count })),
    source,
  };
}
