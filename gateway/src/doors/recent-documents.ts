/** The documents that Apollo Server has parsed and validated, kept for the next request with the same text. */
import type { DocumentNode } from 'graphql';
import { PlanCache } from '../engine/plan-cache.js';

const MOST_BYTES = 8 * 1024 * 1024;
/** As heap snapshots showed: nodes and their places weigh much more than the text. */
const BYTES_A_CHARACTER = 80;

/**
 * Apollo Server's own store weighs each document by writing it as JSON, which takes longer than to parse it, and counts a
 * fraction of what it holds.
 */
export class RecentDocuments {
  private readonly kept = new PlanCache<DocumentNode>(MOST_BYTES);

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.kept.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    this.kept.set(key, document, BYTES_A_CHARACTER * (document.loc?.end ?? 0) + 1_024);
  }

  /** Apollo Server never forgets a document by itself: its key is the text's digest. */
  async delete(key: string): Promise<boolean> {
    return this.kept.delete(key);
  }
}
