// Judges the engine's answers to one operation by those of the unsplit schema under the same losses.
import type { DocumentNode, GraphQLOutputType } from 'graphql';
import { type AllFaults, compare, compareDegraded, type Expected, type Verdict } from './fuzz-compare.js';
import type { Fate } from './fuzz-ledger.js';
import type { DrawnOperation } from './fuzz-operation.js';
import type { Schemas } from './fuzz-schemas.js';
import type { WholeOperation } from './fuzz-whole.js';
import type { ParsedAnswer } from './harness.js';
import type { RecordedAnswer } from './recorded-answers.js';

/** What was right about the answers. */
export interface Judgement {
  readonly withErrors: boolean;
  /** The errors name another of several faults under the same null. */
  readonly otherWitness: boolean;
  readonly isRequestError: boolean;
  /** How the run with trouble was compared, if the trouble touched any call. */
  readonly troubled: 'exactly' | 'loosely' | null;
}

/** What was wrong about an answer. */
export interface Wrong {
  readonly kind: 'wrong';
  readonly what: string;
  readonly expected: string;
  readonly found: string;
  /** The calls of the run that went wrong, when they were recorded. */
  readonly calls?: readonly RecordedAnswer[];
}

const answers = (): Fate => 'answers';

/** Judges the runs of one operation. */
export class Judge {
  readonly #schemas: Schemas;
  readonly #operation: WholeOperation;
  readonly #mayBeSelected: boolean;
  #healthy: Expected[] | undefined;
  /** The first thing that was wrong. */
  wrong: Wrong | null = null;
  readonly judgement: { -readonly [Key in keyof Judgement]: Judgement[Key] } = {
    withErrors: false,
    otherWitness: false,
    isRequestError: false,
    troubled: null,
  };

  constructor(schemas: Schemas, document: DocumentNode, { source, variables }: DrawnOperation) {
    this.#schemas = schemas;
    this.#mayBeSelected = /\bneed\b/.test(source);
    this.#operation = { document, variables, isSubscription: source.startsWith('subscription') };
  }

  /** Compares the answers of the last run with what the same run should give. */
  async compare(bodies: readonly string[]): Promise<void> {
    const { ledger, touched, trouble } = this.#schemas.subgraphs;
    this.#healthy ??= await this.#whole(answers);
    const found = bodies.map((body) => JSON.parse(body) as ParsedAnswer);
    if (bodies.some((body) => /internal|ECONN|stack/.test(body))) this.fail('a secret is told', [], bodies);
    this.#checkBlame(found, bodies);
    if (trouble === null || touched === 0) {
      this.#judge(bodies, this.#healthy, await this.#verdicts(this.#healthy, found, answers));
      return;
    }
    this.judgement.troubled = 'exactly';
    const fates = (['answers', 'fails'] as const).map(
      (doubtful) => (identity: string) => ledger.fate(identity, doubtful),
    );
    for (const fate of ledger.isAmbiguous ? fates : fates.slice(0, 1)) {
      const expected = await this.#whole(fate);
      const verdicts = await this.#verdicts(expected, found, fate);
      const wrong = verdicts.some((verdict) => typeof verdict !== 'string');
      if (wrong && ledger.isAmbiguous) continue;
      this.#judge(bodies, expected, verdicts);
      return;
    }
    this.judgement.troubled = 'loosely';
    const isSilent = trouble.kind === 'entities are forgotten';
    const degraded = found.map((one, at) => compareDegraded(this.#healthy![at]?.result ?? {}, one, isSilent));
    this.#judge(bodies, this.#healthy, degraded);
  }

  /** A service that is down must be named, and no other. */
  #checkBlame(found: readonly ParsedAnswer[], bodies: readonly string[]): void {
    const { trouble } = this.#schemas.subgraphs;
    if (trouble !== null && trouble.kind !== 'a service is down') return;
    for (const { extensions } of found.flatMap((one) => one.errors ?? [])) {
      const isBlamed = extensions?.code === 'DOWNSTREAM_SERVICE_ERROR';
      if (isBlamed && extensions?.service !== trouble?.service)
        this.fail('another service is blamed', [], bodies);
    }
  }

  fail(what: string, expected: readonly string[], found: readonly string[]): void {
    const calls = [...(this.#schemas.subgraphs.recorded ?? [])];
    this.wrong ??= { kind: 'wrong', what, expected: expected.join('\n'), found: found.join('\n'), calls };
  }

  async #whole(fate: (identity: string) => Fate): Promise<Expected[]> {
    const results = await this.#schemas.whole.run(this.#operation, { fate, lacking: [] });
    return results.map((one) => ({ ...one, mayBeSelected: this.#mayBeSelected }));
  }

  #judge(bodies: readonly string[], expected: readonly Expected[], verdicts: readonly Verdict[]): void {
    const texts = () => expected.map(({ result }) => JSON.stringify(result));
    for (const verdict of verdicts) {
      if (typeof verdict !== 'string') this.fail(verdict.wrong, texts(), bodies);
      if (verdict === 'other witness') this.judgement.otherWitness = true;
    }
    if (expected.some(({ result }) => result.errors !== undefined)) this.judgement.withErrors = true;
  }

  async #verdicts(
    expected: readonly Expected[],
    found: readonly ParsedAnswer[],
    fate: (identity: string) => Fate,
  ): Promise<Verdict[]> {
    if (expected.length !== found.length) return [{ wrong: `${found.length} answers` }];
    const verdicts: Verdict[] = [];
    for (const [at, one] of expected.entries()) {
      const answer = found[at]!;
      if (!('data' in one.result)) {
        this.judgement.isRequestError = true;
        const messages = (errors: ParsedAnswer['errors']) => errors?.map((error) => error.message).join('\n');
        // A stream that cannot be opened is an answer where graphql-js refuses the request.
        const isRefused = !('data' in answer) || this.#operation.isSubscription;
        const same = isRefused && messages(one.result.errors as never) === messages(answer.errors);
        verdicts.push(same ? 'same' : { wrong: 'the request error' });
      } else {
        const pathless = this.#pathless(answer);
        verdicts.push(pathless ?? (await compare(one, answer, () => this.#faults(fate, at))));
      }
    }
    const kind = this.#schemas.subgraphs.trouble?.kind;
    const shouldTell =
      kind === 'warnings without a path' || kind === 'calls fail' || kind === 'a service is down';
    const isSilent = [...found, ...expected.map((one) => one.result)].every(
      (one) => one.errors === undefined,
    );
    if (this.#schemas.subgraphs.touched > 0 && shouldTell && isSilent)
      return [{ wrong: 'nothing tells of the trouble' }];
    return verdicts;
  }

  /** Errors without a path tell of calls that went wrong without an effect on the data, and of nothing else. */
  #pathless(found: ParsedAnswer): Verdict | null {
    const { touched } = this.#schemas.subgraphs;
    const count = found.errors?.filter((error) => error.path === undefined).length ?? 0;
    if (count > touched) return { wrong: 'an error without a path' };
    return null;
  }

  async #faults(fate: (identity: string) => Fate, event: number): Promise<AllFaults> {
    const context = { fate, lacking: [], faults: new Map<string, GraphQLOutputType>(), violations: [] };
    const answer = (await this.#schemas.whole.run(this.#operation, context))[event]!;
    const thrown = (answer.result.errors ?? []).flatMap((error) => (error.path ? [error.path] : []));
    return { types: answer.types, paths: [...answer.violations, ...thrown] };
  }
}
