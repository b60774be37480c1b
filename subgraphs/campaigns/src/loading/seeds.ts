/** Loads what the seed texts say of campaigns, criteria, documents, events, outreach and reports owed. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Load } from '@diaban/shared/loading/load';
import { Units } from '@diaban/shared/loading/units';
import { insertRegister, removeRegister } from './register-tables.js';
import { seedRows } from './seed-rows.js';
import type { Seeds } from './seeds-file.js';

const text = readFileSync(new URL('../../data/seeds.json', import.meta.url), 'utf8');

/** A part of the versions of loads that read these rows. */
export const SEEDS_VERSION = createHash('sha256').update(text).digest('hex').slice(0, 16);

export const seedsLoad: Load = {
  name: 'seeds',
  version: SEEDS_VERSION,
  async run(loading) {
    await insertRegister(loading, seedRows(JSON.parse(text) as Seeds, await Units.read(loading)));
  },
  async clear(loading) {
    await removeRegister(loading, 'PUBLISHED', 'Seed text ');
  },
};
