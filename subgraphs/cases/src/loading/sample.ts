/** Loads the synthetic sample: cases, hotspots and counts over the provinces of the seeds, each marked SYNTHETIC. */
import type { Load } from '@diaban/shared/loading/load';
import { putLoaded, removeLoaded, untouched } from '@diaban/shared/loading/loaded-rows';
import { Units } from '@diaban/shared/loading/units';
import { sampleCases } from './sample-cases.js';
import { sampleCoverage, sampleHotspots, sampleRehabilitation, sampleTipOffs } from './sample-counts.js';
import { samplePlaces } from './sample-places.js';

const MADE_UP = `r.provenance = 'SYNTHETIC'`;

export const sampleLoad: Load = {
  name: 'sample',
  version: '3',
  only: 'sample',
  async run(loading) {
    const units = await Units.read(loading);
    const places = samplePlaces(units);
    const { cases, seizures } = sampleCases(places);
    await putLoaded(loading, 'cases.police_cases', cases);
    // cases that were worked on since still have what was seized, as it was entered last
    const own = new Set(
      (
        await loading.query<{ id: string }>(
          `select id::text from cases.police_cases r where ${MADE_UP} and ${untouched('r')}`,
        )
      ).map(({ id }) => id),
    );
    await loading.insert(
      'cases.seizures',
      seizures.filter(({ case_id }) => own.has(case_id)),
    );
    await putLoaded(loading, 'cases.hotspots', sampleHotspots(places));
    const suffix = 'on conflict do nothing';
    await loading.insert('cases.tip_off_counts', sampleTipOffs(places), { suffix });
    await loading.insert('cases.rehabilitation_counts', sampleRehabilitation(units), { suffix });
    await putLoaded(loading, 'cases.register_coverage', sampleCoverage(units));
  },
  async clear(loading) {
    const remove = (table: string, parts: string[] = []) =>
      removeLoaded(loading, { table: `cases.${table}`, where: MADE_UP, parts });
    await remove('police_cases', ['cases.seizures.case_id']);
    await remove('hotspots');
    await remove('register_coverage');
    // a count that a unit reported since says so
    for (const table of ['tip_off_counts', 'rehabilitation_counts'])
      await loading.query(`delete from cases.${table} r where ${MADE_UP}`);
  },
};
