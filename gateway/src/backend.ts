/** What the gateway stands on, whichever way it runs: subgraphs behind a fetcher, their health, and their end. */
import type { AnswerGraph } from '@diaban/shared/server/graph-questions';
import type { SubgraphFetcher } from './engine/fetcher.js';

export interface Backend {
  fetcher: SubgraphFetcher;
  /** What subgraphs in this process ask the whole graph; absent where there are none. */
  questions?: {
    /** names of trusted queries */
    asks: readonly string[];
    /** takes what answers them */
    connect(answer: AnswerGraph): void;
  };
  /** Rejects with the reason while the subgraphs cannot answer. */
  check(): Promise<void>;
  /** Resolves with the reason when something that the gateway cannot do without has ended by itself. */
  gone: Promise<string>;
  stop(): Promise<void>;
}
