/** What all rows of the sample have in common. */
import { SAMPLE_SOURCE } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';

export const SYNTHETIC = { provenance: 'SYNTHETIC', source: SAMPLE_SOURCE } as const;

/** Organizations of the sample have identities that follow from their unit and kind. */
export function sampleOrganization(code: string, kind: string): string {
  return stableId(`org:sample:${code}:${kind}`);
}

export function sampleCampaign(code: string): string {
  return stableId(`sample:campaign:${code}`);
}

/** @param days may be negative */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
