/** Loads the synthetic sample: cases, hotspots and counts over the provinces of the seeds, each marked SYNTHETIC. */
import type { Load } from '@diaban/shared/loading/load';
import { Units } from '@diaban/shared/loading/units';
import { sampleCases } from './sample-cases.js';
import { sampleCoverage, sampleHotspots, sampleRehabilitation, sampleTipOffs } from './sample-counts.js';
import { samplePlaces } from './sample-places.js';

/** Seizures go with their cases. */
const TABLES = ['police_cases', 'hotspots', 'tip_off_counts', 'rehabilitation_counts', 'register_coverage'];

export const sampleLoad: Load = {
  name: 'sample',
  version: '2',
  only: 'sample',
  async run(loading) {
    const units = await Units.read(loading);
    const places = samplePlaces(units);
    const { cases, seizures } = sampleCases(places);
    await loading.insert('cases.police_cases', cases);
    await loading.insert('cases.seizures', seizures);
    await loading.insert('cases.hotspots', sampleHotspots(places));
    // what was entered since stays when the sample is loaded anew
    const suffix = 'on conflict do nothing';
    await loading.insert('cases.tip_off_counts', sampleTipOffs(places), { suffix });
    await loading.insert('cases.rehabilitation_counts', sampleRehabilitation(units), { suffix });
    await loading.insert('cases.register_coverage', sampleCoverage(units), { suffix });
  },
  async clear(loading) {
    for (const table of TABLES)
      await loading.query(`delete from cases.${table} where provenance = 'SYNTHETIC'`);
  },
};
