/** Synthetic outreach of wards: forms, audiences, sessions and reach, and the launches of their campaigns. */
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_FROM, SAMPLE_TO } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PlacedUnit } from '@diaban/shared/loading/units';
import type { SampleCampaign } from './sample-campaigns.js';
import { FORMS, type Form, WEIGHTS } from './sample-forms.js';
import { addDays, SYNTHETIC, sampleOrganization } from './sample-origin.js';

const FIRST_DAY = `${SAMPLE_FROM}-01`;
const DAYS = (Date.parse(`${SAMPLE_TO}-30`) - Date.parse(FIRST_DAY)) / 86_400_000;

/** What was held in a ward over the years, more of it where there is a campaign. */
export function activities(unit: PlacedUnit, campaign: SampleCampaign | null): object[] {
  const random = new Random(`sample:activities:${unit.code}`);
  const count = random.between(3, 8) + (campaign?.launched == null ? 0 : random.between(2, 5));
  const outreach = Array.from({ length: count }, (_, index) => {
    const heldOn = addDays(FIRST_DAY, random.between(0, DAYS));
    const format = random.weighted(WEIGHTS);
    const { title, audiences, organizers, reach, sessions }: Form = FORMS[format];
    const held = random.between(...sessions);
    const perSession = random.between(...reach);
    return {
      ...activityRow(unit, `${index}`, heldOn),
      campaign_id: campaign !== null && heldOn >= campaign.planned && random.chance(0.7) ? campaign.id : null,
      title: `${title} (mẫu)`,
      format,
      audience: random.pick(audiences),
      sessions: held,
      // not every unit counts whom it reached
      reach: random.chance(0.05) ? null : held * perSession,
      organizers: organizersOf(unit, [random.pick(organizers)]),
    };
  });
  return campaign?.launched == null
    ? outreach
    : [...outreach, launch(unit, campaign, campaign.launched, random)];
}

function launch(unit: PlacedUnit, { id }: SampleCampaign, day: string, random: Random): object {
  return {
    ...activityRow(unit, 'launch', day),
    campaign_id: id,
    title: 'Lễ ra mắt mô hình sạch về ma túy (mẫu)',
    format: 'CEREMONY',
    audience: 'RESIDENTS',
    sessions: 1,
    reach: random.between(60, 300),
    organizers: organizersOf(unit, ['PEOPLES_COMMITTEE', 'POLICE']),
  };
}

function activityRow({ unitId, code }: PlacedUnit, name: string, heldOn: string) {
  return {
    id: stableId(`sample:activity:${code}:${name}`),
    locality_id: unitId,
    held_on: heldOn,
    held_inferred: false,
    known_by: heldOn,
    ...SYNTHETIC,
  };
}

function organizersOf({ code }: PlacedUnit, kinds: readonly string[]): string[] {
  return kinds.map((kind) => sampleOrganization(code!, kind));
}
