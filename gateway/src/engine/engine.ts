// The facade of the federation engine: a supergraph and a fetcher in, JSON answers out.
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { readSupergraph, type SubgraphAddress } from './api-schema.js';
import { cancellable } from './cancellable.js';
import { EngineAnswer } from './engine-answer.js';
import { codes, RequestError, requestErrorBody } from './errors.js';
import type { SubgraphFetcher } from './fetcher.js';
import { CompiledOperation, type OperationScope } from './operation.js';
import { PlanCache } from './plan-cache.js';
import { checkPart } from './plan-parts.js';
import { PlanTemplates } from './plan-templates.js';
import { createPlanner, type Overrides } from './planner.js';
import { isolatedPlanner, plannerCrashes } from './planner-host.js';
import { plannerSupergraph } from './planner-supergraph.js';
import { type Ready, SharedRuns, type Sharing } from './shared-runs.js';
import type { Written } from './variant.js';

export { EngineAnswer } from './engine-answer.js';
export { RequestError, SupergraphError } from './errors.js';

export interface EngineOptions {
  supergraphSdl: string;
  fetcher: SubgraphFetcher;
  /** How much memory the plans of untrusted operations may take, roughly; 24 MiB by default. */
  planCacheBytes?: number;
  /** After how many runs an operation gets generated code; 8 by default, Infinity for never. */
  compileAfter?: number;
  /** Operations with more fields than this, fragments spread, are refused before planning; 1,000 by default. */
  mostFields?: number;
  /** Which `@override(label:)` are on. */
  overrides?: Overrides;
  log?: (event: string, fields: object) => void;
}

/** An operation that was parsed, validated and planned once, to run many times. */
export interface PreparedOperation {
  readonly source: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly operationName: string | null;
}

export interface EngineRequest {
  source?: string;
  /** The source as it was parsed and found valid for this engine's schema by the caller: neither is done again. */
  document?: DocumentNode;
  operation?: PreparedOperation;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  /** Handed to the fetcher untouched. */
  context: unknown;
  /** Lets a query share the answer of one that is under way with the same operation and variables. */
  sharing?: Sharing;
  signal?: AbortSignal;
}

/** Executes operations against a supergraph. */
export class Engine {
  /** What clients see, for validation, the IDE and Apollo Server. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: readonly SubgraphAddress[];
  readonly #scope: OperationScope;
  readonly #options: EngineOptions;
  readonly #plans: PlanCache<CompiledOperation>;
  readonly #runs = new SharedRuns();
  readonly #prepared = new WeakMap<PreparedOperation, CompiledOperation>();
  readonly #counts = { requests: 0, requestErrors: 0, answersWithErrors: 0, cancelled: 0 };

  private constructor(options: EngineOptions, scope: OperationScope) {
    this.#options = options;
    this.#scope = scope;
    this.schema = scope.supergraph.schema;
    this.subgraphs = scope.supergraph.subgraphs;
    this.#plans = new PlanCache(options.planCacheBytes ?? 24 * 1024 * 1024);
  }

  /** Throws a SupergraphError that names the fault when the supergraph cannot be served. */
  static create(options: EngineOptions): Engine {
    const supergraph = readSupergraph(options.supergraphSdl);
    const { supergraphSdl, overrides } = options;
    const plannerSdl = plannerSupergraph(supergraphSdl);
    const planner = createPlanner(plannerSdl, overrides);
    const templates = new PlanTemplates(isolatedPlanner(plannerSdl, overrides), (plan, part) =>
      checkPart(plan, part, supergraph.types),
    );
    const { mostFields = 1000, compileAfter = 8 } = options;
    return new Engine(options, { supergraph, planner, templates, mostFields, compileAfter });
  }

  /**
   * Compiles a trusted operation at once; throws a RequestError with the GraphQL errors when it is not valid. It is
   * planned in this process, which ends should the planner panic: for operations that were tried before.
   */
  prepare(source: string, operationName?: string): PreparedOperation {
    const compiled = new CompiledOperation({ source, operationName: operationName ?? null }, this.#scope);
    compiled.planNow();
    return this.#prepare(compiled, source, operationName);
  }

  /** Like `prepare`, but planned in the planner process: for operations or supergraphs that are tried first here. */
  async prepareSafely(source: string, operationName?: string): Promise<PreparedOperation> {
    const compiled = new CompiledOperation({ source, operationName: operationName ?? null }, this.#scope);
    await compiled.planAhead();
    return this.#prepare(compiled, source, operationName);
  }

  /** Runs an operation. Rejects only with the signal's reason, when the request was cancelled. */
  async execute(request: EngineRequest): Promise<EngineAnswer> {
    this.#counts.requests += 1;
    const ready = await this.#ready(request, false);
    if ('requestError' in ready) return ready;
    const answer = await this.#runs.run(ready, request.sharing);
    if (answer.hasErrors) this.#counts.answersWithErrors += 1;
    return this.#answer(answer);
  }

  /**
   * Runs a subscription: an answer for each event, one alone when the request cannot start. Ends when the signal
   * aborts; returning from the iteration closes the subgraph's stream.
   */
  async *subscribe(request: EngineRequest): AsyncGenerator<EngineAnswer, void> {
    this.#counts.requests += 1;
    const ready = await this.#ready(request, true);
    if ('requestError' in ready) {
      yield ready;
      return;
    }
    for await (const answer of ready.variant.stream(ready.input)) {
      this.#runs.forget();
      yield this.#answer(answer);
    }
  }

  metrics(): Record<string, number> {
    return {
      ...this.#counts,
      sharedAnswers: this.#runs.shared,
      ...this.#plans.metrics(),
      ...this.#scope.templates.metrics(),
      plannerCrashes: plannerCrashes(),
    };
  }

  #prepare(compiled: CompiledOperation, source: string, operationName?: string): PreparedOperation {
    const prepared = { source, kind: compiled.kind, operationName: operationName ?? null };
    this.#prepared.set(prepared, compiled);
    return prepared;
  }

  #answer({ body, hasErrors }: Written): EngineAnswer {
    return new EngineAnswer(body, this.#options.fetcher.encoding ?? 'utf8', hasErrors, false);
  }

  /** Everything before the first call: the operation's variant and its input, or the answer that refuses it. */
  async #ready(request: EngineRequest, subscribes: boolean): Promise<Ready | EngineAnswer> {
    const { fetcher, log } = this.#options;
    const { context, signal } = request;
    try {
      const { operation, planned } = this.#find(request);
      if ((operation.kind === 'subscription') !== subscribes) throw wrongKind(subscribes);
      const variables = operation.coerce(request.variables ?? {});
      const found = operation.variant(variables, planned);
      const variant = found instanceof Promise ? await cancellable(found, signal) : found;
      return { kind: operation.kind, variant, input: { fetcher, log, variables, context, signal } };
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      this.#counts.requestErrors += 1;
      return new EngineAnswer(requestErrorBody(error), 'utf8', true, true);
    }
  }

  #find(request: EngineRequest): { operation: CompiledOperation; planned: () => void } {
    if (request.operation !== undefined) {
      const operation = this.#prepared.get(request.operation);
      if (operation === undefined) throw new TypeError('The operation was prepared by another engine.');
      return { operation, planned: nothing };
    }
    const source = request.source ?? '';
    const operationName = request.operationName ?? null;
    const key = operationName === null ? source : `${operationName}\n${source}`;
    const kept = this.#plans.get(key);
    const { document } = request;
    const operation = kept ?? new CompiledOperation({ source, operationName, document }, this.#scope);
    if (kept === undefined) this.#plans.set(key, operation, operation.bytes);
    return { operation, planned: () => this.#plans.weigh(key, operation, operation.bytes) };
  }
}

function nothing(): void {}

function wrongKind(subscribes: boolean): RequestError {
  const message = subscribes
    ? 'The operation is no subscription.'
    : 'A subscription is answered as a stream only.';
  return RequestError.coded(codes.operation, [new GraphQLError(message)]);
}
