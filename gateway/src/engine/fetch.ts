// A fetch of root fields: the first fetches of a query, each field of a mutation.
import { type Answer, callSubgraph, pathOf, reported, type StaticCall } from './call.js';
import type { Fault, LocatedFault } from './faults.js';
import type { SubgraphError } from './fetcher.js';
import type { JsonObject } from './json.js';
import { mergeObject } from './merge.js';
import type { FetchNode } from './planner.js';
import { serviceName } from './planner-supergraph.js';
import type { PossibleTypes } from './possible-types.js';
import { applyRewrites, type ReadRewrite, readRewrites, renamePath } from './rewrites.js';
import type { Run, Step } from './run.js';
import { nullDepth, renameShape, type Shape, shapeAt, shapeOf } from './shape.js';

/** The static part of a call for a fetch node. */
export function staticCall(
  node: Pick<FetchNode, 'serviceName' | 'operation' | 'operationName' | 'operationKind'>,
): StaticCall {
  return {
    service: serviceName(node.serviceName),
    query: node.operation,
    operationName: node.operationName ?? undefined,
    kind: node.operationKind ?? 'query',
  };
}

/** Fetches root fields and merges them into the answer's root. */
export class RootFetch implements Step {
  readonly call: StaticCall;
  readonly #usages: readonly string[];
  readonly #rewrites: readonly ReadRewrite[];
  readonly #types: PossibleTypes;
  #shape: Shape | undefined;

  constructor(node: Omit<FetchNode, 'kind'>, types: PossibleTypes) {
    this.call = staticCall(node);
    this.#usages = node.variableUsages ?? [];
    this.#rewrites = readRewrites(node.outputRewrites);
    this.#types = types;
  }

  async run(run: Run): Promise<void> {
    this.receive(run, await callSubgraph(this.call, this.variablesJson(run), run));
  }

  /** Takes in what the subgraph answered, or that it did not. */
  receive(run: Run, answer: Answer): void {
    if (answer.failure !== null) {
      const fault: Fault = { ...answer.failure, told: false };
      run.faults.lack([], this.#keys(), fault);
    }
    const { data, errors } = answer;
    if (errors.length > 0) this.#record(run, data, errors);
    if (data === null) return;
    if (this.#rewrites.length > 0) applyRewrites(data, this.#rewrites, this.#types);
    mergeObject(run.data, data, this.#types);
  }

  variablesJson(run: Run): string | null {
    return this.#usages.length === 0 ? null : `{${run.variablesText(this.#usages)}}`;
  }

  #record(run: Run, data: JsonObject | null, errors: readonly SubgraphError[]): void {
    const causes: LocatedFault[] = [];
    for (const error of errors) {
      const path = pathOf(error);
      const shown = reported(error, this.call.service);
      if (path === null) {
        const fault: Fault = { ...shown, told: false };
        run.faults.lack([], this.#keys(), fault);
        continue;
      }
      const place = renamePath(path, this.#rewrites);
      const cause = run.faults.locate(place, shown);
      causes.push(cause);
      // Another subgraph may fill a shared object that is null here; then what came with it is lost for this reason.
      const lost = place.slice(0, nullDepth(data, path));
      if (data !== null && lost.length < place.length)
        run.faults.giveUp(lost, shapeAt(this.#keys(), lost), cause);
    }
    const cause = causes[0];
    if (data === null && cause !== undefined) {
      run.faults.lack([], this.#keys(), cause, causes);
    }
  }

  #keys(): Shape {
    this.#shape ??= renameShape(shapeOf(this.call.query), this.#rewrites);
    return this.#shape;
  }

  compile(): void {
    // Nothing of a root fetch is worth generated code: its variables are few and its data merges whole.
  }
}
