/** What the benchmark and its processes say to each other. */

import type { LoadProgress, LoadResult } from '../load/load.js';

/** How a process is doing. */
export interface Usage {
  /** CPU time since it started, in microseconds */
  cpu: number;
  rss: number;
  heapUsed: number;
  /** the most memory it ever had by itself */
  maxRss: number;
  /** what Node warned of, listeners that leak among it */
  warnings: readonly string[];
}

/** From a process to the benchmark. */
export interface Message {
  ready?: unknown;
  usage?: Usage;
  /** of a run of the load generator */
  progress?: LoadProgress;
  result?: LoadResult;
}

/** Says that the process does its task now, and what others must know of it. */
export function tellReady(facts: object): void {
  process.send?.({ ready: facts } satisfies Message);
}
