// The planner behind a small interface, so that the rest of the engine does not know which one it is.
import {
  type FetchNodePathSegment,
  type FetchRewrite,
  type FlattenNodePathSegment,
  type PlanNode,
  QueryPlanner,
  type RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { SupergraphError } from './errors.js';

export type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  PlanNode,
} from '@graphql-hive/router-query-planner';
export type PathSegment = FlattenNodePathSegment;
export type RewriteSegment = FetchNodePathSegment;
export type Rewrite = FetchRewrite;
export type Requirement = RequiresSelection;

/** Turns an operation into a tree of subgraph fetches. */
export interface Planner {
  /** The plan of one operation of a document that has been validated; null when there is nothing to fetch. */
  plan(source: string, operationName: string | null): PlanNode | null;
}

/** Which `@override(label:)` are switched on; the rest stays with the subgraph that is being left. */
export interface Overrides {
  readonly labels?: Iterable<string>;
  /** The share that `percent(x)` labels are compared with: `x` above it is switched on. 100 leaves all off. */
  readonly percentage?: number;
}

/** The planner of Hive Router, written in Rust. */
export function createPlanner(supergraphSdl: string, overrides: Overrides = {}): Planner {
  const labels = new Set(overrides.labels);
  const percentage = overrides.percentage ?? 100;
  let planner: QueryPlanner;
  try {
    planner = new QueryPlanner(supergraphSdl);
  } catch (error) {
    throw new SupergraphError(`The planner refuses the supergraph: ${(error as Error).message}`);
  }
  return {
    plan: (source, operationName) => planner.plan(source, operationName, labels, percentage).node ?? null,
  };
}
