/** What every resolver of a subgraph is given. */
import type { ChangeNotices } from '../database/change-notices.js';
import type { RequestDatabase } from '../database/scoped-database.js';
import type { Log } from '../log.js';
import type { Viewer } from '../scope/viewer.js';
import type { AskGraph } from './ask-graph.js';

export interface SubgraphContext<L = unknown> {
  viewer: Viewer;
  db: RequestDatabase;
  loaders: L;
  /** tells that something was changed, not what */
  notices: ChangeNotices;
  /** asks other parts of the graph as the same viewer */
  askGraph: AskGraph;
  requestId: string;
  log: Log;
}
