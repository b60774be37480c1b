/** What every resolver of a subgraph is given. */
import type { RequestDatabase } from '../database/scoped-database.js';
import type { Log } from '../log.js';
import type { Viewer } from '../scope/viewer.js';

export interface SubgraphContext<L = unknown> {
  viewer: Viewer;
  db: RequestDatabase;
  loaders: L;
  requestId: string;
  log: Log;
}
