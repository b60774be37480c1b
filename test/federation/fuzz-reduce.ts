// Reduces what the fuzzer found to a small case, and prints it as something to paste into a test.
import type { FuzzFailure } from './fuzz.js';
import { check } from './fuzz-check.js';
import type { Wrong } from './fuzz-judge.js';
import { buildSchemas, type Schemas } from './fuzz-schemas.js';
import { smallerModels, tamerData } from './fuzz-shrink-model.js';
import { smallerOperations } from './fuzz-shrink-operation.js';
import { overrides } from './fuzz-types.js';
import type { ParsedAnswer } from './harness.js';

/** A case that still fails, and what it needs to be told. */
export interface Reduced extends FuzzFailure {
  readonly schemas: Schemas;
}

/** The smallest case that fails in the same way. */
export async function reduce(failure: FuzzFailure): Promise<Reduced> {
  const reducer = new Reducer(failure);
  return reducer.run();
}

class Reducer {
  readonly #failure: FuzzFailure;
  #best: Reduced;

  constructor(failure: FuzzFailure) {
    this.#failure = failure;
    this.#best = { ...failure, schemas: buildSchemas(failure.model, failure.unruly) };
  }

  async run(): Promise<Reduced> {
    await this.#try({ schemas: this.#best.schemas });
    let progress = true;
    while (progress) {
      progress = await this.#tamer();
      while (await this.#smaller()) progress = true;
    }
    return this.#best;
  }

  async #tamer(): Promise<boolean> {
    const { unruly } = this.#best;
    const one = this.#best.case;
    const calm = { ...one, trouble: null, troubleFirst: false };
    const calmer = one.trouble !== null && (await this.#try({ case: calm }));
    const tamer = await this.#first(tamerData(unruly), (tame) => this.#try({ unruly: tame }));
    return calmer || tamer;
  }

  /** One step, of the operation as long as there is one: its steps need no new schemas. */
  async #smaller(): Promise<boolean> {
    const { case: one, schemas, model } = this.#best;
    const less = await this.#first(smallerOperations(one.operation), (operation) =>
      this.#try({ case: { ...one, operation }, schemas }),
    );
    return less || (await this.#first(smallerModels(model), (fewer) => this.#try({ model: fewer })));
  }

  async #first<Smaller>(
    options: Generator<Smaller>,
    attempt: (smaller: Smaller) => Promise<boolean>,
  ): Promise<boolean> {
    for (const option of options) if (await attempt(option)) return true;
    return false;
  }

  /** Takes the change over when the case still fails in the same way. */
  async #try(change: Partial<Reduced>): Promise<boolean> {
    const next = { ...this.#best, ...change };
    try {
      const schemas = change.schemas ?? buildSchemas(next.model, next.unruly);
      schemas.subgraphs.recorded = [];
      const outcome = await check(schemas, next.case);
      if (outcome.kind !== 'wrong' || manner(outcome) !== manner(this.#failure)) return false;
      this.#best = { ...next, ...outcome, schemas };
      return true;
    } catch {
      return false;
    }
  }
}

function manner({ what, found }: Wrong): string {
  // A field that is asked of a subgraph that does not own it is a fault of its own.
  return found.includes('POISON') ? 'poison' : what.replace(/ at .*| value .*/, '');
}

/** The case as a test: schemas, operation, and the answers that subgraphs gave. */
export function asTest({
  schemas,
  case: { operation, trouble },
  what,
  calls,
  expected,
  found,
}: Reduced): string {
  const sdl = Object.entries(schemas.sdls).map(([name, text]) => `  ${name}: { sdl: \`${text.trim()}\` },\n`);
  const answers = calls?.map((one) => `  ${JSON.stringify(one)},\n`) ?? [];
  const right = JSON.parse(expected.split('\n')[0] || '{}') as ParsedAnswer;
  return `// ${what}, with trouble: ${JSON.stringify(trouble)}
// The unsplit schema: ${schemas.whole.sdl.replaceAll('\n', '\n//   ')}
// expected ${expected.replaceAll('\n', '\n//   ')}
// found    ${found.replaceAll('\n', '\n//   ')}
const federation = new Federation({
${sdl.join('')}}, { overrides: ${JSON.stringify(overrides)} });
federation.subgraphs.disturb = answering([
${answers.join('')}]);
const { data, errors } = await federation.run(
  \`${operation.source}\`,
  { variables: ${JSON.stringify(operation.variables)} },
);
expect(data).toEqual(${JSON.stringify(right.data)});
expect(errors?.map((error) => error.path)).toEqual(${JSON.stringify(right.errors?.map((error) => error.path))});
`;
}
