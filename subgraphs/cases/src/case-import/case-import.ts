/** How rows of the template become cases of the register: new ones, and corrections that keep what was said before. */
import { changedElsewhere } from '@diaban/shared/importing/changed-elsewhere.repository';
import type { ImportDefinition, ResolvedRecord, Sender } from '@diaban/shared/importing/import-definition';
import { placesByCode } from '@diaban/shared/importing/units-by-code.repository';
import { amendedSource } from '@diaban/shared/mutation/entered';
import { byStage, differencesOf } from '../case-correction/case-correction.rules.js';
import { registeredBy, STAGE_COLUMNS } from '../case-keeping/case-keeping.js';
import { CASE_STAGES } from '../case-keeping/case-stage.rules.js';
import { type CaseImportRow, caseTemplate } from './case.template.js';
import { CaseImportRepository, type ImportedCase } from './case-import.repository.js';
import { changeOf, type FoundCase, resolveCase } from './case-import.rules.js';

type Resolved = ResolvedRecord<CaseImportRow, FoundCase>;

const IMPORTED = { entity: 'PoliceCase', operation: 'importCases' } as const;

export const caseImport: ImportDefinition<CaseImportRow, FoundCase> = {
  subgraph: 'cases',
  ...IMPORTED,
  template: caseTemplate,
  async resolve(manager, records) {
    const places = await placesByCode(
      manager,
      records.map(({ values }) => ({ unit: values.unit, day: values.occurredOn })),
    );
    const ids = records.filter(({ isNew }) => !isNew).map(({ id }) => id);
    const known = await new CaseImportRepository(manager).known(ids);
    const elsewhere = await changedElsewhere(manager, IMPORTED, ids);
    return records.map(({ id, isNew, values }, at) =>
      resolveCase({
        values,
        isNew,
        place: places[at] ?? null,
        known: known.get(id) ?? null,
        changedElsewhere: elsewhere.has(id),
      }),
    );
  },
  async write(manager, records, sender) {
    const differing = records.filter(({ found: { facts, before } }) => {
      return before === null || differencesOf(before.facts, facts) !== null;
    });
    await new CaseImportRepository(manager).save(
      differing.map((record) => caseOf(record, sender)),
      differing.flatMap(({ id, found }) =>
        found.facts.seizures.map((seizure) => ({ case_id: id, ...seizure })),
      ),
      differing.filter(({ found }) => found.before !== null).map(({ id }) => id),
    );
    return records.map(({ id, found: { unitId, facts, before } }) => ({
      entityId: id,
      localityId: unitId,
      ...(before === null ? { before: null, after: {} } : changeOf(before.facts, facts)),
    }));
  },
};

function caseOf({ id, found: { unitId, facts, before } }: Resolved, sender: Sender): ImportedCase {
  const stages = byStage(facts.stageDates);
  const days = Object.fromEntries(CASE_STAGES.map((stage) => [STAGE_COLUMNS[stage], stages[stage] ?? null]));
  return {
    id,
    locality_id: unitId,
    occurred_on: facts.occurredOn,
    offence: facts.offence,
    case_kind: facts.caseKind,
    ...(days as Record<(typeof STAGE_COLUMNS)[keyof typeof STAGE_COLUMNS], string | null>),
    subject_count: facts.subjectCount,
    handled_by: facts.handledBy,
    source: before === null ? registeredBy(sender).source : amendedSource(before.source, sender),
  };
}
