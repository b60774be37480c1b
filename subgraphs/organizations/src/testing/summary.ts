/** The summary of a unit in tests. */
import type { Measure } from '@diaban/shared/graphql/measure';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';
import { FIGURES } from '../pledge-summary/pledge-summary.rules.js';
import { askReferences } from './ask.js';
import { unitIdOf } from './units.js';

export type Summary = Record<
  keyof typeof FIGURES,
  Pick<Measure, 'value' | 'status' | 'provenance' | 'source'>
>;

/** All figures of a unit; null when it lies out of the viewer's scope. @param unit GSO code or key */
export async function summaryFor(
  db: TestSubgraph,
  unit: string,
  as: Viewer,
  asOf?: string,
): Promise<Summary | null> {
  const figures = Object.keys(FIGURES).map((name) => `${name} { value status provenance source }`);
  const argument = asOf === undefined ? '' : `(asOf: "${asOf}")`;
  const fields = `{ pledgeSummary${argument} { ${figures.join(' ')} } }`;
  const ids = [await unitIdOf(db, unit)];
  const { entities } = await askReferences<{ pledgeSummary: Summary }>(db, 'Locality', ids, fields, as);
  return entities[0]?.pledgeSummary ?? null;
}
