// Differential fuzzing: the same random operation through the engine over subgraphs and through graphql-js over the
// schema that was never split; data must be the same text, errors must sit at the same paths.
import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { drawModel } from './fuzz-model.js';
import { drawOperation } from './fuzz-operation.js';
import { buildSchemas, type Schemas } from './fuzz-schemas.js';
import type { ParsedAnswer } from './harness.js';
import { Random } from './random.js';

/** What a run of the fuzzer found. */
export interface FuzzReport {
  operations: number;
  schemas: number;
  /** Drawn graphs that the composition refuses. */
  refused: number;
  calls: number;
  withErrors: number;
  /** Answers whose errors name another of several faults under the same null. */
  otherWitness: number;
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

const operationsPerSchema = 40;

/** Runs at least this many operations from a seed on, each schema with its own seed. */
export async function fuzz(operations: number, seed: number, mostFailures = 1): Promise<FuzzReport> {
  const report: FuzzReport = {
    operations: 0,
    schemas: 0,
    refused: 0,
    calls: 0,
    withErrors: 0,
    otherWitness: 0,
    failures: [],
  };
  for (let at = seed; report.operations < operations && report.failures.length < mostFailures; at++) {
    await fuzzSchema(at, report, mostFailures);
  }
  return report;
}

/** Draws the schema of a seed and runs operations over it. */
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
  } catch (error) {
    report.refused += 1;
    if (process.env.FUZZ_DEBUG) console.log(seed, String(error));
    return;
  }
  report.schemas += 1;
  for (let at = 0; at < operationsPerSchema && report.failures.length < mostFailures; at++) {
    const { source, variables } = drawOperation(random, schemas.whole);
    const document = parse(source);
    if (validate(schemas.whole, document).length > 0) continue;
    report.operations += 1;
    const expected = (await execute({
      schema: schemas.whole,
      document,
      variableValues: variables,
    })) as ExecutionResult;
    schemas.federation.subgraphs.calls.length = 0;
    const answer = await schemas.engine
      .execute({ source, variables, context: null })
      .catch((error: Error) => ({ body: JSON.stringify({ thrown: error.stack }) }));
    report.calls += schemas.federation.subgraphs.calls.length;
    const what = difference(expected, answer.body, report);
    if (what === null) continue;
    const sdl = Object.entries(schemas.sources)
      .map(([name, subgraph]) => `# ${name}\n${subgraph.sdl}`)
      .join('\n');
    report.failures.push({
      ...{ seed, what, source, variables, sdl },
      expected: JSON.stringify(expected),
      found: answer.body,
    });
  }
}

function difference(expected: ExecutionResult, body: string, report: FuzzReport): string | null {
  const found = JSON.parse(body) as ParsedAnswer;
  if (!('data' in found)) return 'no data';
  if (JSON.stringify(expected.data) !== JSON.stringify(found.data)) return 'data';
  const data = found.data;
  const expectedPaths = (expected.errors ?? []).map((error) => error.path ?? []);
  const foundPaths = (found.errors ?? []).map((error) => error.path ?? ['(no path)']);
  if (expectedPaths.length + foundPaths.length > 0) report.withErrors += 1;
  if (sameSet(expectedPaths.map(String), foundPaths.map(String))) return null;
  const nulls = (paths: readonly (readonly (string | number)[])[]) => paths.map((path) => nulled(data, path));
  if (!sameSet(nulls(expectedPaths), nulls(foundPaths))) return 'errors';
  report.otherWitness += 1;
  return null;
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  const first = new Set(one);
  const second = new Set(other);
  return first.size === second.size && [...first].every((item) => second.has(item));
}

/** Where in the data the null of an error stands. */
function nulled(data: unknown, path: readonly (string | number)[]): string {
  let value = data;
  for (const [at, key] of path.entries()) {
    if (value === null || typeof value !== 'object') return path.slice(0, at).join();
    value = (value as Record<string | number, unknown>)[key];
  }
  return value === null ? path.join() : `no null at ${path.join()}`;
}
