// Differential fuzzing: the same random operation through the engine over subgraphs and through graphql-js over the
// schema that was never split; data must be the same text, errors must sit at the same paths.
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { compare, compareDegraded, type Verdict } from './fuzz-compare.js';
import { drawModel } from './fuzz-model.js';
import { type DrawnOperation, drawOperation } from './fuzz-operation.js';
import { buildSchemas, type Schemas } from './fuzz-schemas.js';
import { Random } from './random.js';

/** What a run of the fuzzer found. */
export interface FuzzReport {
  operations: number;
  schemas: number;
  /** Drawn graphs that the composition refuses. */
  refused: number;
  calls: number;
  /** Operations that the planner cannot plan and that were refused as such. */
  unplanned: number;
  withErrors: number;
  /** Answers whose errors name another of several faults under the same null. */
  otherWitness: number;
  /** Operations that were run once more with a subgraph down. */
  degraded: number;
  /** The seed to go on with. */
  nextSeed: number;
  failures: FuzzFailure[];
}

export interface FuzzFailure {
  readonly seed: number;
  readonly what: string;
  readonly source: string;
  readonly variables: Record<string, unknown>;
  readonly expected: string;
  readonly found: string;
  readonly sdl: string;
}

const operationsPerSchema = 80;

export function emptyReport(): FuzzReport {
  const counts = { operations: 0, schemas: 0, refused: 0, calls: 0, unplanned: 0, withErrors: 0 };
  return { ...counts, otherWitness: 0, degraded: 0, nextSeed: 0, failures: [] };
}

/** Runs at least this many operations from a seed on, each schema with its own seed. */
export async function fuzz(operations: number, seed: number, mostFailures = 1): Promise<FuzzReport> {
  const report = emptyReport();
  for (let at = seed; report.operations < operations && report.failures.length < mostFailures; at++) {
    await fuzzSchema(at, report, mostFailures);
    report.nextSeed = at + 1;
  }
  return report;
}

/** Draws the schema of a seed and runs operations over it; even seeds run generated code, odd ones interpret. */
export async function fuzzSchema(seed: number, report: FuzzReport, mostFailures: number): Promise<void> {
  const random = new Random(seed);
  const model = drawModel(random, seed);
  const unruly = random.pick([
    { nulls: 0.1, violations: 0, failures: 0 },
    { nulls: 0.15, violations: 0.03, failures: 0 },
    { nulls: 0.1, violations: 0.02, failures: 0.05 },
  ]);
  let schemas: Schemas;
  try {
    schemas = buildSchemas(model, unruly, { compileAfter: seed % 2 === 0 ? 0 : Number.POSITIVE_INFINITY });
  } catch {
    report.refused += 1;
    return;
  }
  report.schemas += 1;
  for (let at = 0; at < operationsPerSchema && report.failures.length < mostFailures; at++) {
    const operation = drawOperation(random, schemas.whole);
    const down = random.chance(0.25) ? random.pick(Object.keys(schemas.sources)) : null;
    await fuzzOperation(seed, operation, down, schemas, report);
  }
}

async function fuzzOperation(
  seed: number,
  operation: DrawnOperation,
  down: string | null,
  schemas: Schemas,
  report: FuzzReport,
): Promise<void> {
  const document = parse(operation.source);
  const { subgraphs } = schemas.federation;
  subgraphs.calls.length = 0;
  const body = await answer(operation, schemas);
  // Some drawn operations are not valid; the engine must then say so, and graphql-js agree.
  if (body.startsWith('{"errors"') && validate(schemas.whole, document).length > 0) return;
  report.operations += 1;
  const variableValues = operation.variables;
  const expected = (await execute({ schema: schemas.whole, document, variableValues })) as ExecutionResult;
  report.calls += subgraphs.calls.length;
  if (/"The operation cannot be planned: /.test(body)) {
    report.unplanned += 1;
    return;
  }
  if (expected.errors !== undefined) report.withErrors += 1;
  const fail = (verdict: Verdict, found: string): void => {
    if (verdict === 'other witness') report.otherWitness += 1;
    if (typeof verdict === 'string') return;
    const sdl = Object.entries(schemas.sources).map(([name, subgraph]) => `# ${name}\n${subgraph.sdl}`);
    report.failures.push({
      ...{ seed, what: verdict.wrong, ...operation, sdl: sdl.join('\n') },
      expected: JSON.stringify(expected),
      found,
    });
  };
  fail(compare(expected, body), body);
  if (down === null) return;
  report.degraded += 1;
  subgraphs.disturb = (call) => {
    if (call.service === down) throw new Error('down');
    return undefined;
  };
  const degraded = await answer(operation, schemas);
  subgraphs.disturb = () => undefined;
  fail(compareDegraded(expected, degraded), degraded);
}

async function answer({ source, variables }: DrawnOperation, schemas: Schemas): Promise<string> {
  try {
    return (await schemas.engine.execute({ source, variables, context: null })).body;
  } catch (error) {
    return JSON.stringify({ thrown: (error as Error).stack });
  }
}
