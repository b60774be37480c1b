/** Every query of the import of activities, each for all rows of a chunk. Row security keeps it inside the sender's scope. */
import { formatUnitId } from '@diaban/shared/scope/unit-id';
import type { EntityManager } from 'typeorm';
import { Activity } from '../activity/activity.js';
import type { StoredMaterial } from '../activity/material.js';
import type { KnownActivity } from './activity-import.rules.js';

/** A row of the table as the import writes it. */
export interface ImportedActivity {
  id: string;
  locality_id: number;
  campaign_id: string | null;
  title: string;
  format: string;
  audience: string | null;
  held_on: string | null;
  sessions: number | null;
  reach: number | null;
  materials: readonly StoredMaterial[];
  organizers: readonly string[];
  partners: readonly string[];
  source: string;
}

export class ActivityImportRepository {
  constructor(private readonly manager: EntityManager) {}

  /** Those of some activities that are there, for the rest of the transaction. */
  async known(ids: readonly string[]): Promise<Map<string, KnownActivity>> {
    if (ids.length === 0) return new Map();
    const rows = await this.manager
      .createQueryBuilder(Activity, 'a')
      .where('a.id = any(:ids)', { ids })
      .orderBy('a.id')
      .setLock('pessimistic_write')
      .getMany();
    return new Map(rows.map((row) => [row.id, { facts: factsOf(row), source: row.source }]));
  }

  /** Those of some campaigns that are in scope. */
  async seenCampaigns(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.manager.query<{ id: string }[]>(
      'select id from campaigns.campaigns where id = any($1)',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** @param day on which new ones became known */
  async save(activities: readonly ImportedActivity[], day: string): Promise<void> {
    if (activities.length === 0) return;
    await this.manager.query(
      `insert into campaigns.activities as a (id, locality_id, campaign_id, title, format, audience, held_on, sessions, reach,
         materials, organizers, partners, known_by, provenance, source)
       select id, locality_id, campaign_id, title, format, audience, held_on, sessions, reach, materials, organizers, partners,
         $2, 'REGISTERED', source
       from json_populate_recordset(null::campaigns.activities, $1)
       on conflict (id) do update set locality_id = excluded.locality_id, campaign_id = excluded.campaign_id,
         title = excluded.title, format = excluded.format, audience = excluded.audience, held_on = excluded.held_on,
         held_inferred = false, sessions = excluded.sessions, reach = excluded.reach, materials = excluded.materials,
         organizers = excluded.organizers, partners = excluded.partners, source = excluded.source, version = a.version + 1`,
      [JSON.stringify(activities), day],
    );
  }
}

function factsOf(row: Activity): KnownActivity['facts'] {
  const { campaignId, title, format, audience, organizerIds, partnerIds } = row;
  return {
    localityId: formatUnitId(row.localityId),
    campaignId,
    title,
    format,
    audience,
    heldOn: row.heldText,
    sessions: row.sessionCount,
    reach: row.reachCount,
    // the database keeps keys in an order of its own
    materials: row.storedMaterials.map(({ kind, count }) => ({ kind, count })),
    organizerIds,
    partnerIds,
  };
}
