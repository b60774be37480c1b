/** Loads synthetic campaigns, documents, assessments and outreach over the seeds' provinces, the same on every machine. */
import type { Load } from '@diaban/shared/loading/load';
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_FROM, SAMPLE_PROVINCES, SAMPLE_SOURCE, SAMPLE_TO } from '@diaban/shared/loading/sample';
import { type PlacedUnit, Units } from '@diaban/shared/loading/units';
import { insertRegister, type RegisterRows, removeRegister } from './register-tables.js';
import { activities } from './sample-activities.js';
import { districtCampaign, obligation, type SampleCampaign, wardCampaign } from './sample-campaigns.js';
import { assessments, SAMPLE_CRITERIA } from './sample-criteria.js';
import { decision, plan, provinceDirectives, type SampleDocument } from './sample-documents.js';
import { statements, support, tasks } from './sample-keeping.js';
import { SYNTHETIC } from './sample-origin.js';

export const sampleLoad: Load = {
  name: 'sample',
  version: '3',
  only: 'sample',
  async run(loading) {
    const units = await Units.read(loading);
    await insertRegister(loading, [['criteria_sets', SAMPLE_CRITERIA]]);
    for (const province of SAMPLE_PROVINCES) await insertRegister(loading, provinceRows(units, province));
  },
  async clear(loading) {
    await removeRegister(loading, 'SYNTHETIC', SAMPLE_SOURCE);
  },
};

/** A unit with what the sample holds of it. */
interface Sampled {
  unit: PlacedUnit;
  campaign: SampleCampaign | null;
  /** the plan first */
  documents: SampleDocument[];
}

function provinceRows(units: Units, code: string): RegisterRows {
  const province = units.get(code);
  const directives = provinceDirectives(province, new Random(`sample:directives:${code}`));
  const under = units.under(code);
  const districts = new Map(
    under
      .filter(({ level }) => level === 'DISTRICT')
      .map((unit) => [unit.skey, sampled(unit, districtCampaign(unit), directives)]),
  );
  const wards = under
    .filter(({ level }) => level === 'WARD')
    .map((unit) => {
      const above = districts.get(unit.skey.slice(0, -5))?.documents.slice(0, 1) ?? [];
      return sampled(unit, wardCampaign(unit), [...directives, ...above]);
    });
  const all = [...districts.values(), ...wards];
  const supported = wards.map(({ unit }) => support(unit));
  const documents = [...directives, ...all.flatMap((one) => one.documents)];
  return [
    [
      'programme_coverage',
      [{ locality_id: province.unitId, from_month: SAMPLE_FROM, to_month: SAMPLE_TO, ...SYNTHETIC }],
    ],
    ['campaigns', all.flatMap(({ campaign }) => campaign?.row ?? [])],
    ['documents', documents.map(({ row }) => row)],
    ['document_implementations', documents.flatMap(implementations)],
    ['campaign_documents', all.flatMap(links)],
    [
      'criteria_assessments',
      wards.flatMap(({ unit, campaign }) => (campaign ? assessments(campaign, unit) : [])),
    ],
    ['activities', wards.flatMap(({ unit, campaign }) => activities(unit, campaign))],
    ['tasks', all.flatMap(({ unit, campaign }) => (campaign ? tasks(campaign, unit) : []))],
    [
      'zero_target_statements',
      [...districts.values()].flatMap(({ unit, campaign }) => (campaign ? statements(campaign, unit) : [])),
    ],
    ['support_projects', supported.flatMap(({ projects }) => projects)],
    ['support_counts', supported.flatMap(({ counts }) => counts)],
    [
      'reporting_obligations',
      [...districts.values()].flatMap(({ unit, campaign }) => (campaign ? obligation(campaign, unit) : [])),
    ],
  ];
}

function sampled(
  unit: PlacedUnit,
  campaign: SampleCampaign | null,
  above: readonly SampleDocument[],
): Sampled {
  if (campaign === null) return { unit, campaign, documents: [] };
  const planned = plan(unit, campaign.planned, above);
  const decided = campaign.launched === null ? [] : [decision(unit, campaign.launched, planned)];
  return { unit, campaign, documents: [planned, ...decided] };
}

function implementations({ id, above }: SampleDocument): object[] {
  return above.map((parent) => ({ document_id: id, implements_id: parent.id, inferred: false }));
}

function links({ campaign, documents }: Sampled): object[] {
  return documents.map(({ id }) => ({ campaign_id: campaign!.id, document_id: id }));
}
