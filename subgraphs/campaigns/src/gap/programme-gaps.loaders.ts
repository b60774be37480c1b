/** Loads each list of gaps with one statement, however long it is. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { GapQuestion, StepColumns } from '@diaban/shared/graphql/programme-gaps-code';
import type { ProgrammeGap } from './programme-gaps.js';
import { ProgrammeGapsRepository } from './programme-gaps.repository.js';
import { packedLaunches, planGap, silenceGap } from './programme-gaps.rules.js';

export function programmeGapsLoaders(db: RequestDatabase) {
  const gaps = new ProgrammeGapsRepository(db);
  return {
    plannedNotLaunched: async (question: GapQuestion, keyset: Keyset): Promise<ProgrammeGap[]> =>
      (await gaps.notLaunched(question, keyset)).map((row) => planGap(row, question)),
    launches: async (question: GapQuestion): Promise<string> => packedLaunches(await gaps.launches(question)),
    pledgedNoOutreach: async (
      question: GapQuestion,
      pledged: StepColumns,
      keyset: Keyset,
    ): Promise<ProgrammeGap[]> =>
      (await gaps.noOutreach(question, pledged, keyset)).map((row) => silenceGap(row, question)),
  };
}
