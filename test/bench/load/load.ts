/** What the load generator is asked for and what it tells. */

/** One HTTP request, as often as its connection can. */
export interface LoadRequest {
  /** the text of head and body */
  text: string;
  /** bytes of the body of a whole answer: one of another size counts as not whole; null when nobody knows */
  expected: number | null;
}

export interface LoadTask {
  port: number;
  /** connection number n sends request n modulo their number */
  requests: readonly LoadRequest[];
  connections: number;
  /** nothing counts before this long, so that connections and caches are there */
  leadMs: number;
  /** at least: slow gateways are waited for */
  countedMs: number;
  /** digits in requests that are made different in each */
  unique?: string;
}

/** Answers since the load began, the lead included, or since it was asked last. */
export interface Counts {
  whole: number;
  /** those with another status or size than a whole one has */
  partial: number;
  /** connections that broke while a request was under way */
  broken: number;
}

export interface LoadResult extends Counts {
  /** whole answers a second */
  perSecond: number;
  /** milliseconds */
  p50: number;
  p99: number;
  /** requests without an answer long after the last was sent */
  stuck: number;
}

export interface LoadProgress extends Counts {
  /** how long the oldest request under way has been waiting */
  oldestMs: number;
}

export type LoadQuestion = { run: LoadTask } | 'progress';
