/** What is measured, and the medians of it. */
import { median } from '../load/percentile.js';

/** One contestant under one load, in one round. */
export interface Sample {
  /** whole answers a second */
  perSecond: number;
  /** milliseconds */
  p50: number;
  p99: number;
  /** milliseconds of CPU time a request: of the gateway's process, and of the one with all subgraphs */
  gatewayCpu: number;
  subgraphCpu: number;
  /** answers that were not whole, broken connections, requests without an answer: all must be 0 */
  faults: number;
}

export interface Cell extends Sample {
  connections: number;
  /** throughput compared with Apollo Gateway in the same run */
  timesApollo: number | null;
  /** how much less CPU time a request takes than with Apollo Gateway: less disturbed by a busy machine */
  cpuTimesApollo: number | null;
}

export interface ContestantFigures {
  id: string;
  title: string;
  shares: boolean | null;
  side: string;
  cells: Cell[];
  /** megabytes, after all runs of the workload */
  rss: number;
  maxRss: number;
}

export interface WorkloadFigures {
  workload: string;
  answerBytes: number;
  contestants: ContestantFigures[];
}

/** The medians over rounds; faults are summed, since none is allowed. */
export function medianSample(samples: readonly Sample[]): Sample {
  const of = (read: (sample: Sample) => number) => median(samples.map(read));
  return {
    perSecond: of((sample) => sample.perSecond),
    p50: of((sample) => sample.p50),
    p99: of((sample) => sample.p99),
    gatewayCpu: of((sample) => sample.gatewayCpu),
    subgraphCpu: of((sample) => sample.subgraphCpu),
    faults: samples.reduce((sum, { faults }) => sum + faults, 0),
  };
}
