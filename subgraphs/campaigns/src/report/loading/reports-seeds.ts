/** Loads the reports that a seed text says were owed: expected for the year of the pilot, with nothing in them. */
import type { Load } from '@diaban/shared/loading/load';
import { putLoaded, removeLoaded, untouched } from '@diaban/shared/loading/loaded-rows';
import { stableId } from '@diaban/shared/loading/stable-id';
import { SEEDS_VERSION } from '../../loading/seeds.js';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import { mergedLetterhead } from '../file/letterhead.js';
import { reportRows } from '../obligation/obligation.rules.js';

/** Town police to the town's People's Committee, monthly and quarterly (F051), on the pilot of 2024 (F036). */
const PERIODIC = stableId('obligation:hl-periodic');
const YEAR = { validFrom: '2024-01-01', validTo: '2024-12-31' };

/** Which offices these are, the text says; who signs and how documents are numbered, it does not. */
const LETTERHEAD = mergedLetterhead({
  authority: 'Công an tỉnh Hà Tĩnh',
  issuer: 'Công an thị xã Hồng Lĩnh',
  place: 'Hồng Lĩnh',
  recipient: 'UBND thị xã Hồng Lĩnh',
});

export const reportsSeedsLoad: Load = {
  name: 'reports-seeds',
  version: `2 on seeds ${SEEDS_VERSION}`,
  async run(loading) {
    const [owed] = await loading.query<Owed>(
      `update campaigns.reporting_obligations set receiver_id = locality_id, valid_from = $2, valid_to = $3, letterhead = $4
       where id = $1 and ${untouched('reporting_obligations')} returning id, locality_id as "localityId", periodicity, provenance, source`,
      [PERIODIC, YEAR.validFrom, YEAR.validTo, JSON.stringify(LETTERHEAD)],
    );
    // somebody has ended or changed it: its reports are expected as they said
    if (owed === undefined) return;
    // the text states no due day, so none of them is ever late
    const rows = reportRows({ ...owed, ...YEAR, dueDay: null }, YEAR.validTo);
    await putLoaded(loading, 'campaigns.reports', rows);
  },
  async clear(loading) {
    await removeLoaded(loading, {
      table: 'campaigns.reports',
      where: `r.obligation_id = $1 and r.status = 'EXPECTED'`,
      values: [PERIODIC],
    });
    await loading.query(
      `update campaigns.reporting_obligations set receiver_id = null, valid_from = null, valid_to = null, letterhead = '{}'
       where id = $1 and ${untouched('reporting_obligations')}`,
      [PERIODIC],
    );
  },
};

interface Owed extends Record<string, unknown> {
  id: string;
  localityId: number;
  periodicity: ReportFrequency[];
  provenance: 'PUBLISHED';
  source: string;
}
