/** Loads synthetic obligations and reports of districts and of the wards of one province, the same on every machine. */
import type { Load } from '@diaban/shared/loading/load';
import { putLoaded, removeLoaded } from '@diaban/shared/loading/loaded-rows';
import { SAMPLE_PROVINCES, SAMPLE_SOURCE, SAMPLE_TO } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import { type PlacedUnit, Units } from '@diaban/shared/loading/units';
import { sampleLoad } from '../../loading/sample.js';
import { SYNTHETIC, sampleOrganization } from '../../loading/sample-origin.js';
import type { ReportFrequency } from '../../reporting-obligation/reporting-obligation.js';
import { mergedLetterhead } from '../file/letterhead.js';
import { reportRows } from '../obligation/obligation.rules.js';
import { courseOf, reliabilityOf } from './sample-courses.js';
import { SAMPLE_FIGURES, SAMPLE_SUBJECTS } from './sample-figures.js';

/** The province whose wards report too. */
const WITH_WARDS = '40';
const VALID = { validFrom: '2023-01-01', validTo: `${SAMPLE_TO}-30` };

export const reportsSampleLoad: Load = {
  name: 'reports-sample',
  version: `2 on sample ${sampleLoad.version}`,
  only: 'sample',
  async run(loading) {
    const units = await Units.read(loading);
    const reporters = SAMPLE_PROVINCES.flatMap((code) => reportersOf(units, code));
    await putLoaded(
      loading,
      'campaigns.reporting_obligations',
      reporters.map(({ row }) => row),
    );
    await putLoaded(loading, 'campaigns.reports', reporters.flatMap(reports));
    // without statistics of the new rows every report would be matched with every activity
    await loading.query('analyze campaigns.reporting_obligations, campaigns.reports');
    await loading.query(SAMPLE_FIGURES, [SAMPLE_SOURCE]);
    await loading.query(SAMPLE_SUBJECTS, [SAMPLE_SOURCE]);
  },
  async clear(loading) {
    const where = `r.provenance = 'SYNTHETIC' and r.source = $1`;
    const values = [SAMPLE_SOURCE];
    await removeLoaded(loading, {
      table: 'campaigns.reports',
      where,
      values,
      parts: ['campaigns.report_figures.report_id', 'campaigns.report_corrections.report_id'],
    });
    await removeLoaded(loading, {
      table: 'campaigns.reporting_obligations',
      where: `${where} and r.valid_from is not null`,
      values,
    });
  },
};

interface Reporter {
  unit: PlacedUnit;
  row: ReturnType<typeof obligation>;
}

/** Districts report monthly and quarterly to the province, wards quarterly to their district. */
function reportersOf(units: Units, code: string): Reporter[] {
  const province = units.get(code);
  const under = units.under(code);
  const districts = under.filter(({ level }) => level === 'DISTRICT');
  const byKey = new Map(districts.map((district) => [district.skey, district]));
  const wards = code === WITH_WARDS ? under.filter(({ level }) => level === 'WARD') : [];
  return [
    ...districts.map((unit) => ({ unit, row: obligation(unit, province, ['MONTHLY', 'QUARTERLY'], 5) })),
    ...wards.flatMap((unit) => {
      const district = byKey.get(unit.skey.slice(0, -5));
      return district === undefined ? [] : { unit, row: obligation(unit, district, ['QUARTERLY'], 3) };
    }),
  ];
}

function obligation(
  { unitId, code }: PlacedUnit,
  receiver: PlacedUnit,
  periodicity: ReportFrequency[],
  dueDay: number,
) {
  return {
    id: stableId(`sample:report-obligation:${code}`),
    locality_id: unitId,
    receiver_id: receiver.unitId,
    from_id: sampleOrganization(code!, 'POLICE'),
    to_id: sampleOrganization(receiver.code!, 'POLICE'),
    periodicity,
    due_day: dueDay,
    valid_from: VALID.validFrom,
    valid_to: VALID.validTo,
    content: 'Kết quả công tác phòng, chống ma túy (mẫu)',
    letterhead: mergedLetterhead(),
    known_by: VALID.validFrom,
    ...SYNTHETIC,
  };
}

function reports({ unit, row }: Reporter): object[] {
  const { id, locality_id: localityId, periodicity, due_day: dueDay } = row;
  const owed = reportRows({ id, localityId, periodicity, dueDay, ...VALID, ...SYNTHETIC }, VALID.validTo);
  const reliability = reliabilityOf(unit.code!);
  return owed.map((report) => ({ ...report, ...courseOf(report, reliability) }));
}
