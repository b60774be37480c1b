/** Turns the records of data/seeds.json into rows. */
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Units } from '@diaban/shared/loading/units';
import type { RegisterRows } from './register-tables.js';
import type { DocumentSeed, Seeds } from './seeds-file.js';

export function seedRows(seeds: Seeds, units: Units): RegisterRows {
  const placeOf = new Map(seeds.campaigns.map(({ id, unit }) => [id, units.get(unit).unitId]));
  const totalOf = new Map(seeds.criteriaSets.map(({ id, total }) => [id, total]));
  const origin = (text: string) => ({ provenance: 'PUBLISHED', source: seeds.texts[text]!.source });
  const known = (text: string) => ({ ...origin(text), knownBy: seeds.texts[text]!.knownBy });

  const campaigns = seeds.campaigns.map(({ text, facts, unit, documents, coverageTarget, ...campaign }) => ({
    ...campaign,
    id: stableId(campaign.id),
    localityId: units.get(unit).unitId,
    plannedInferred: false,
    concludedInferred: false,
    coverageUnitLevel: coverageTarget?.unitLevel ?? null,
    coverageShare: coverageTarget?.percent ?? null,
    directedBy: idOf(campaign.directedBy),
    registeredWith: idOf(campaign.registeredWith),
    ...known(text),
  }));
  const sets = seeds.criteriaSets.map(({ text, facts, ...set }) => ({
    ...set,
    id: stableId(set.id),
    sections: [],
    ...known(text),
  }));
  const assessments = seeds.assessments.map(({ text, facts, campaign, set, ...assessment }) => ({
    ...assessment,
    id: stableId(assessment.id),
    campaignId: stableId(campaign),
    localityId: placeOf.get(campaign),
    criteriaSetId: stableId(set),
    total: totalOf.get(set),
    assessedInferred: false,
    ...origin(text),
  }));
  const documents = seeds.documents.map(({ text, facts, unit, issuer, implements: _above, ...document }) => ({
    ...document,
    id: stableId(document.id),
    localityId: unit === null ? null : units.get(unit).unitId,
    issuerId: idOf(issuer),
    ...known(text),
  }));
  const activities = seeds.activities.map(({ text, facts, unit, campaign, reviews, ...activity }) => ({
    ...activity,
    id: stableId(activity.id),
    localityId: units.get(unit).unitId,
    campaignId: idOf(campaign),
    organizers: activity.organizers.map(stableId),
    attendance: activity.attendance.map(({ organization, ...present }) => ({
      ...present,
      organizationId: idOf(organization),
    })),
    ...known(text),
  }));
  const tasks = seeds.tasks.map(({ text, facts, campaign, organization, ...task }) => ({
    ...task,
    id: stableId(task.id),
    campaignId: stableId(campaign),
    localityId: placeOf.get(campaign),
    organizationId: idOf(organization),
    ...known(text),
  }));
  const obligations = seeds.reportingObligations.map(
    ({ text, facts, campaign, from, to, ...obligation }) => ({
      ...obligation,
      id: stableId(obligation.id),
      campaignId: stableId(campaign),
      localityId: placeOf.get(campaign),
      fromId: stableId(from),
      toId: idOf(to),
      deliveredAt: idOf(obligation.deliveredAt),
      ...known(text),
    }),
  );
  const rows: RegisterRows = [
    ['campaigns', campaigns],
    ['criteria_sets', sets],
    ['criteria_assessments', assessments],
    ['documents', documents],
    ['document_implementations', seeds.documents.flatMap(implementations)],
    ['campaign_documents', seeds.campaigns.flatMap(({ id, documents: on }) => on.map((of) => link(id, of)))],
    ['activities', activities],
    ['document_reviews', seeds.activities.flatMap(({ id, reviews }) => reviews.map((of) => review(id, of)))],
    ['tasks', tasks],
    ['reporting_obligations', obligations],
  ];
  return rows.map(([table, records]) => [table, records.map(columns)]);
}

function idOf(name: string | null): string | null {
  return name === null ? null : stableId(name);
}

function implementations({ id, implements: above }: DocumentSeed) {
  return above.map(({ document, inferred }) => ({
    documentId: stableId(id),
    implementsId: stableId(document),
    inferred,
  }));
}

function link(campaign: string, document: string) {
  return { campaignId: stableId(campaign), documentId: stableId(document) };
}

function review(activity: string, { document, years }: { document: string; years: number }) {
  return { activityId: stableId(activity), documentId: stableId(document), years };
}

/** The same record with the names that its columns have. */
function columns(record: object): object {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [snake(name), value]));
}
