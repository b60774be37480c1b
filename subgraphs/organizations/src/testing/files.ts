/** Files with organizations and pledges in tests, sent and followed to their end. */
import * as sentFile from '@diaban/shared/testing/sent-file';
import type { TestSubgraph } from '@diaban/shared/testing/test-subgraph';

export type Line = sentFile.Line;

export type Sending = Omit<sentFile.Sending, 'follower'>;

/** Sends lines as a file, waits until its import has ended. @returns the import */
export function imported(db: TestSubgraph, lines: readonly Line[], sending: Sending) {
  return sentFile.imported(db, lines, { ...sending, follower: 'organizationImport' });
}
