/** The workloads: which operation, with the same text each time or with one that was never seen. */
import { OPERATIONS, type Operation, UNIQUE, uniqueSource } from '../graph/operations.js';

export interface Workload {
  id: string;
  title: string;
  operation: Operation;
  /** the text that is sent, where it is not the operation's own */
  source?: string;
  /** digits in the text that differ in each request */
  unique?: string;
  /** instead of those that were asked for */
  connections?: number[];
}

export const WORKLOADS: readonly Workload[] = [
  ...OPERATIONS.map((operation) => ({ id: operation.id, title: operation.id, operation })),
  ...OPERATIONS.map((operation) => ({
    id: `unique-${operation.id}`,
    title: `${operation.id}, each text for the first time`,
    operation,
    source: uniqueSource(operation),
    unique: UNIQUE,
    connections: [20],
  })),
];
