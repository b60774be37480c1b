/** Loads launches without a pledge, and units with one, with one statement each, however many there are. */
import type { RequestDatabase } from '@diaban/shared/database/scoped-database';
import type { Keyset } from '@diaban/shared/graphql/page';
import type { GapQuestion, StepColumns } from '@diaban/shared/graphql/programme-gaps-code';
import type { ProgrammeGap } from './programme-gaps.js';
import { ProgrammeGapsRepository } from './programme-gaps.repository.js';
import { launchGap, packedPledges } from './programme-gaps.rules.js';

export function programmeGapsLoaders(db: RequestDatabase) {
  const gaps = new ProgrammeGapsRepository(db);
  return {
    launchedNotPledged: async (
      question: GapQuestion,
      launched: StepColumns,
      keyset: Keyset,
    ): Promise<ProgrammeGap[]> =>
      (await gaps.notPledged(question, launched, keyset)).map((row) => launchGap(row, question)),
    firstPledges: async (question: GapQuestion): Promise<string> =>
      packedPledges(await gaps.firstPledges(question)),
  };
}
