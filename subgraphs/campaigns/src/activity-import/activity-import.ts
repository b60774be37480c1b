/** How rows of the template become activities: new ones, and corrections that keep what was said before. */
import { today } from '@diaban/shared/graphql/today';
import { changedElsewhere } from '@diaban/shared/importing/changed-elsewhere.repository';
import type { ImportDefinition, ResolvedRecord, Sender } from '@diaban/shared/importing/import-definition';
import { placesByCode } from '@diaban/shared/importing/units-by-code.repository';
import { amendedSource, enteredBy, lastDay } from '../register/entered.rules.js';
import { type ActivityImportRow, activityTemplate } from './activity.template.js';
import { ActivityImportRepository, type ImportedActivity } from './activity-import.repository.js';
import { differencesOf, differs, type FoundActivity, resolveActivity } from './activity-import.rules.js';

type Resolved = ResolvedRecord<ActivityImportRow, FoundActivity>;

const IMPORTED = { entity: 'Activity', operation: 'importActivities' } as const;

export const activityImport: ImportDefinition<ActivityImportRow, FoundActivity> = {
  subgraph: 'campaigns',
  ...IMPORTED,
  template: activityTemplate,
  async resolve(manager, records) {
    const repository = new ActivityImportRepository(manager);
    const places = await placesByCode(
      manager,
      records.map(({ values }) => ({ unit: values.unit, day: lastDay(values.heldOn) })),
    );
    const named = new Set(records.flatMap(({ values: { campaign } }) => campaign ?? []));
    const seen = await repository.seenCampaigns([...named]);
    const ids = records.filter(({ isNew }) => !isNew).map(({ id }) => id);
    const known = await repository.known(ids);
    const elsewhere = await changedElsewhere(manager, IMPORTED, ids);
    return records.map(({ id, isNew, values }, at) =>
      resolveActivity({
        values,
        isNew,
        place: places[at] ?? null,
        campaignSeen: values.campaign === null || seen.has(values.campaign),
        known: known.get(id) ?? null,
        changedElsewhere: elsewhere.has(id),
      }),
    );
  },
  async write(manager, records, sender) {
    const changes = records.map(({ found: { before, facts } }) =>
      before === null ? null : differencesOf(before.facts, facts),
    );
    const differing = records.filter((_, at) => {
      const change = changes[at]!;
      return change === null || differs(change);
    });
    const rows = differing.map((record) => activityOf(record, sender));
    await new ActivityImportRepository(manager).save(rows, today());
    return records.map(({ id, found }, at) => ({
      entityId: id,
      localityId: found.unitId,
      ...(changes[at] ?? { before: null, after: {} }),
    }));
  },
};

function activityOf({ id, found: { unitId, facts, before } }: Resolved, sender: Sender): ImportedActivity {
  const { campaignId, title, format, audience, heldOn, sessions, reach, materials } = facts;
  return {
    id,
    locality_id: unitId,
    campaign_id: campaignId,
    title,
    format,
    audience,
    held_on: heldOn,
    sessions,
    reach,
    materials,
    organizers: facts.organizerIds,
    partners: facts.partnerIds,
    source: before === null ? enteredBy(sender).source : amendedSource(before.source, sender),
  };
}
