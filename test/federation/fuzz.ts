// Differential fuzzing: the same random operation through the engine over subgraphs and through graphql-js over the
// schema that was never split, in health and in trouble; data must be the same text, errors must sit at the same paths.

import { type Case, check } from './fuzz-check.js';
import type { Unruliness } from './fuzz-data.js';
import type { Wrong } from './fuzz-judge.js';
import { drawModel } from './fuzz-model.js';
import { drawOperation } from './fuzz-operation.js';
import { buildSchemas, type Schemas } from './fuzz-schemas.js';
import { troubleKinds } from './fuzz-trouble.js';
import type { Model } from './fuzz-types.js';
import { Random } from './random.js';

/** What a run of the fuzzer found. */
export interface FuzzReport {
  /** Operations that were compared. */
  operations: number;
  schemas: number;
  calls: number;
  withErrors: number;
  /** Operations that both sides refused for their variables. */
  requestErrors: number;
  /** Answers whose errors name another of several faults under the same null. */
  otherWitness: number;
  /** Operations whose run with trouble was compared field by field. */
  troubledExactly: number;
  /** The same field failed in one place and not in another: compared up to where it failed. */
  troubledLoosely: number;
  /** Drawn operations that are not valid GraphQL. */
  invalid: number;
  /** Operations that the planner cannot plan, by its reason. */
  unplanned: Record<string, number>;
  /** Drawn graphs that the composition refuses, by its reason. */
  uncomposed: Record<string, number>;
  /** The seed to go on with. */
  nextSeed: number;
  failures: FuzzFailure[];
}

export interface FuzzFailure extends Wrong {
  readonly seed: number;
  readonly model: Model;
  readonly unruly: Unruliness;
  readonly case: Case;
}

const operationsPerSchema = 125;

export function emptyReport(): FuzzReport {
  const counts = { operations: 0, schemas: 0, calls: 0, withErrors: 0, requestErrors: 0, otherWitness: 0 };
  const troubled = { troubledExactly: 0, troubledLoosely: 0 };
  return { ...counts, ...troubled, invalid: 0, unplanned: {}, uncomposed: {}, nextSeed: 0, failures: [] };
}

/** Runs at least this many operations from a seed on, each schema with its own seed. */
export async function fuzz(operations: number, seed: number, mostFailures = 1): Promise<FuzzReport> {
  const report = emptyReport();
  report.nextSeed = seed;
  await fuzzOn(operations, report, mostFailures);
  return report;
}

/** Goes on with a report until it counts this many operations. */
export async function fuzzOn(operations: number, report: FuzzReport, mostFailures: number): Promise<void> {
  const { stackTraceLimit } = Error;
  // Thousands of errors are thrown on purpose, and nobody reads where.
  Error.stackTraceLimit = 0;
  while (report.operations < operations && report.failures.length < mostFailures) {
    const failure = await fuzzSchema(report.nextSeed, report);
    if (failure !== null) report.failures.push(failure);
    report.nextSeed += 1;
  }
  Error.stackTraceLimit = stackTraceLimit;
}

/** Draws the schema of a seed and runs operations over it until one fails. */
async function fuzzSchema(seed: number, report: FuzzReport): Promise<FuzzFailure | null> {
  const random = new Random(seed);
  const model = drawModel(random, seed);
  const unruly = random.pick([
    { nulls: 0.1, violations: 0, failures: 0, longest: 3 },
    { nulls: 0.15, violations: 0.03, failures: 0, longest: 3 },
    { nulls: 0.1, violations: 0.02, failures: 0.05, longest: 3 },
  ]);
  let schemas: Schemas;
  try {
    schemas = buildSchemas(model, unruly);
  } catch (error) {
    count(report.uncomposed, (error as Error).message.split('\n')[0]!);
    return null;
  }
  report.schemas += 1;
  for (let at = 0; at < operationsPerSchema; at++) {
    const drawn = drawCase(random, schemas);
    const outcome = await check(schemas, drawn);
    if (outcome.kind === 'wrong') return { ...outcome, seed, model, unruly, case: drawn };
    if (outcome.kind === 'invalid') report.invalid += 1;
    else if (outcome.kind === 'unplanned') count(report.unplanned, outcome.reason);
    else {
      report.operations += 1;
      report.calls += outcome.calls;
      if (outcome.withErrors) report.withErrors += 1;
      if (outcome.otherWitness) report.otherWitness += 1;
      if (outcome.isRequestError) report.requestErrors += 1;
      if (outcome.troubled === 'exactly') report.troubledExactly += 1;
      if (outcome.troubled === 'loosely') report.troubledLoosely += 1;
    }
  }
  return null;
}

function drawCase(random: Random, schemas: Schemas): Case {
  const operation = drawOperation(random, schemas.whole.schema);
  const [pace, seed] = [random.between(0, 1e9), random.between(0, 1e9)];
  const [service, kind] = [random.pick(schemas.services), random.pick(troubleKinds)];
  const trouble = random.chance(0.35) ? { kind, service, seed } : null;
  return { operation, pace, trouble, troubleFirst: trouble !== null && random.chance(0.5) };
}

function count(counts: Record<string, number>, reason: string): void {
  const key = reason.replace(/"[^"]*"|'[^']*'?|\b[A-Z]\d+\b|\bs\d\b|\[\d+\]|item: .*/g, '…').slice(0, 120);
  counts[key] = (counts[key] ?? 0) + 1;
}
