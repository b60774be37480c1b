/** Loads the figures about cases that the seed texts publish. The texts name no single case, so the register stays empty. */
import { readFileSync } from 'node:fs';
import { periodOf } from '@diaban/shared/graphql/period';
import type { Load } from '@diaban/shared/loading/load';
import { putLoaded, removeLoaded } from '@diaban/shared/loading/loaded-rows';
import { stableId } from '@diaban/shared/loading/stable-id';
import { Units } from '@diaban/shared/loading/units';
import type { OffenceType } from '../offence/offence-type.js';

/** A figure as data/seeds.json holds it; units by GSO code or directory key, organizations by seed id. */
export interface SeedFigure {
  id: string;
  locality: string;
  possiblyLocality: string | null;
  period: string;
  periodInferred: boolean;
  cases: number | null;
  subjects: number | null;
  offences: OffenceType[];
  handledBy: string[];
  note: string | null;
  source: string;
  facts: string[];
}

export function readSeeds(): { publishedCaseFigures: SeedFigure[] } {
  return JSON.parse(readFileSync(new URL('../../data/seeds.json', import.meta.url), 'utf8'));
}

export const seedsLoad: Load = {
  name: 'seeds',
  version: '1',
  async run(loading) {
    const units = await Units.read(loading);
    await putLoaded(
      loading,
      'cases.published_case_figures',
      readSeeds().publishedCaseFigures.map((figure) => figureRow(figure, units)),
    );
  },
  async clear(loading) {
    const where = `r.source like 'Seed text %'`;
    await removeLoaded(loading, { table: 'cases.published_case_figures', where });
  },
};

function figureRow(figure: SeedFigure, units: Units) {
  const { possiblyLocality } = figure;
  return {
    id: stableId(figure.id),
    locality_id: units.get(figure.locality).unitId,
    possibly_locality_id: possiblyLocality === null ? null : units.get(possiblyLocality).unitId,
    period: figure.period,
    period_to: periodOf(figure.period).to,
    period_inferred: figure.periodInferred,
    cases: figure.cases,
    subjects: figure.subjects,
    offences: figure.offences,
    handled_by: figure.handledBy.map(stableId),
    note: figure.note,
    provenance: 'PUBLISHED',
    source: figure.source,
  };
}
