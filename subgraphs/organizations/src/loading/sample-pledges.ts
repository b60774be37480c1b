/** Synthetic pledges and pacts of the sample's wards: who signed, until when, and what was signed again. */
import { Random } from '@diaban/shared/loading/random';
import { sampleMilestones } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PledgeRow, Records, SignatoryRow } from './records.js';
import {
  IN_WARDS,
  LAST_DAY,
  MARK,
  organizationId,
  SAMPLE_KINDS,
  type SampleKind,
  type SampleUnit,
} from './sample-kinds.js';

/** A pledge on the day on which others joined the ward's campaign, and in some wards a pact at the next new year. */
export function addPledges({ unitId, code }: SampleUnit, { pledges, signatories }: Records): void {
  const joined = sampleMilestones(code)?.joined;
  if (joined == null) return;
  const random = new Random(`pledges:${code}`);
  const shared = {
    locality_id: unitId,
    campaign_id: stableId(`sample:campaign:${code}`),
    signed_inferred: false,
    valid_until: null,
    renewed_on: null,
    renews_id: null,
    ...MARK,
  };

  const id = stableId(`pledge:sample:${code}`);
  const signed = organizationEntries(code, id, random.between(3, 7), random);
  const blocks = random.between(4, 14);
  const households = random.between(150, 1_800);
  const entries = [
    ...signed,
    countedEntry(id, signed.length + 1, 'RESIDENTIAL_BLOCKS', 'các khối dân, thôn', blocks),
    countedEntry(id, signed.length + 2, 'HOUSEHOLDS', 'các hộ gia đình', households),
  ];
  const pledge: PledgeRow = { id, kind: 'PLEDGE', signed_on: joined, ...shared };
  addWithRenewal(code, pledge, entries, { pledges, signatories });

  const newYear = `${Number(joined.slice(0, 4)) + 1}-01-15`;
  if (!random.chance(0.25) || newYear > LAST_DAY) return;
  const pact = stableId(`pledge:sample:${code}:pact`);
  pledges.push({
    id: pact,
    kind: 'EMULATION_PACT',
    signed_on: newYear,
    ...shared,
    valid_until: `${newYear.slice(0, 4)}-12-31`,
  });
  signatories.push(...organizationEntries(code, pact, random.between(2, 4), random));
}

/** Half of the pledges hold for a year; most of those were signed again when it was over. */
function addWithRenewal(
  code: string,
  pledge: PledgeRow,
  entries: readonly SignatoryRow[],
  { pledges, signatories }: Pick<Records, 'pledges' | 'signatories'>,
): void {
  const random = new Random(`validity:${code}`);
  signatories.push(...entries);
  if (!random.chance(0.5)) return void pledges.push(pledge);
  const again = dayAfter(pledge.signed_on, 365);
  const validUntil = dayAfter(again, -1);
  if (!random.chance(0.6) || again > LAST_DAY)
    return void pledges.push({ ...pledge, valid_until: validUntil });
  const id = stableId(`pledge:sample:${code}:again`);
  pledges.push({ ...pledge, valid_until: validUntil, renewed_on: again });
  pledges.push({ ...pledge, id, signed_on: again, valid_until: dayAfter(again, 364), renews_id: pledge.id });
  signatories.push(...entries.map((entry) => ({ ...entry, pledge_id: id })));
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function organizationEntries(code: string, pledge: string, count: number, random: Random): SignatoryRow[] {
  const left = [...IN_WARDS];
  return Array.from({ length: count }, (_, index) => {
    const [kind] = left.splice(random.between(0, left.length - 1), 1) as [SampleKind];
    const entry = countedEntry(pledge, index + 1, 'ORGANIZATION', SAMPLE_KINDS[kind][0], 1);
    return { ...entry, organization_id: organizationId(code, kind) };
  });
}

function countedEntry(
  pledge: string,
  position: number,
  kind: SignatoryRow['kind'],
  description: string,
  count: number,
): SignatoryRow {
  return { pledge_id: pledge, position, kind, organization_id: null, description, count };
}
