// A fetch of entities: representations of objects that the answer already holds go out, more of their fields come back.
import { type Answer, callSubgraph, type StaticCall } from './call.js';
import { recordEntityErrors, recordFailure, refuseOthers } from './entity-errors.js';
import { EntityTarget, type TargetDescription } from './entity-target.js';
import { staticCall } from './fetch.js';
import type { JsonObject } from './json.js';
import { mergeObject } from './merge.js';
import type { BatchFetchNode, FetchNode, PathSegment, Requirement, Rewrite } from './planner.js';
import { serviceName } from './planner-supergraph.js';
import type { PossibleTypes } from './possible-types.js';
import { applyRewrites, type ReadRewrite, readRewrites } from './rewrites.js';
import type { Run, Step } from './run.js';

/** The entities of one target found in one run, and which representation stands for each. */
export interface Found {
  readonly entities: JsonObject[];
  readonly indexes: number[];
}

/** Representations by their JSON text: the same entity in many places is fetched once. */
interface Representations {
  readonly indexByText: Map<string, number>;
  text: string;
}

/** Fetches entities for one path (a flatten node) or for many paths at once (a batch node). */
export class EntityFetch implements Step {
  readonly call: StaticCall;
  readonly targets: readonly EntityTarget[];
  readonly types: PossibleTypes;
  readonly #usages: readonly string[];
  /** Rewrites of the answer, once for each alias of `_entities`. */
  readonly #rewrites: ReadonlyMap<string, readonly ReadRewrite[]>;

  private constructor(
    node: Pick<FetchNode, 'serviceName' | 'operation' | 'operationName' | 'operationKind' | 'variableUsages'>,
    targets: readonly TargetDescription[],
    types: PossibleTypes,
  ) {
    this.call = staticCall(node);
    this.targets = targets.map((target) => new EntityTarget(target, types, node.operation));
    this.types = types;
    this.#usages = node.variableUsages ?? [];
    this.#rewrites = new Map(this.targets.map((target) => [target.alias, target.outputRewrites]));
  }

  /** The fetch under a flatten node. */
  static flatten(path: readonly PathSegment[], node: FetchNode, types: PossibleTypes): EntityFetch {
    const target: TargetDescription = {
      path,
      alias: '_entities',
      variable: 'representations',
      ...inputOf(node.serviceName, node.requires ?? [], node.inputRewrites, types),
      outputRewrites: readRewrites(node.outputRewrites).map(belowEntities),
    };
    return new EntityFetch(node, [target], types);
  }

  /** Several flatten nodes for one subgraph, as one call. */
  static batch(node: BatchFetchNode, types: PossibleTypes): EntityFetch {
    const targets = node.entityBatch.aliases.flatMap((alias) =>
      alias.paths.map((path) => ({
        path,
        alias: alias.alias,
        variable: alias.representationsVariableName,
        ...inputOf(node.serviceName, alias.requires, alias.inputRewrites, types),
        outputRewrites: readRewrites(alias.outputRewrites).map(belowEntities),
      })),
    );
    return new EntityFetch(node, targets, types);
  }

  async run(run: Run): Promise<void> {
    const representations = new Map<string, Representations>();
    const found = this.targets.map((target) => find(target, representations, run));
    if (found.every((one) => one.entities.length === 0)) return;
    const answer = await callSubgraph(this.call, this.#variables(representations, run), run);
    const asked = (variable: string) => representations.get(variable)?.indexByText.size ?? 0;
    refuseOthers(this, run, found, answer, asked);
    this.#absorb(run, answer, found);
  }

  #variables(representations: ReadonlyMap<string, Representations>, run: Run): string {
    let text = '';
    for (const [name, one] of representations) text += `${text === '' ? '' : ','}"${name}":[${one.text}]`;
    const used = this.#usages.length === 0 ? '' : run.variablesText(this.#usages);
    return used === '' ? `{${text}}` : `{${text},${used}}`;
  }

  #absorb(run: Run, answer: Answer, found: readonly Found[]): void {
    if (answer.failure !== null) recordFailure(this, run, found, answer.failure);
    if (answer.errors.length > 0) recordEntityErrors(this, run, found, answer);
    if (answer.data === null) return;
    for (const [alias, rewrites] of this.#rewrites) {
      if (rewrites.length > 0) applyRewrites(answer.data[alias], rewrites, this.types);
    }
    const merged = new Map<string, Uint8Array>();
    for (const [at, target] of this.targets.entries()) {
      const results: unknown = answer.data[target.alias];
      if (!Array.isArray(results)) continue;
      const seen = merged.get(target.alias) ?? new Uint8Array(results.length);
      merged.set(target.alias, seen);
      this.#merge(found[at]!, results, seen);
    }
  }

  /** The first place of an entity takes the result over, the others copy it. */
  #merge({ entities, indexes }: Found, results: readonly unknown[], seen: Uint8Array): void {
    for (let at = 0; at < entities.length; at++) {
      const index = indexes[at]!;
      const result = results[index];
      if (typeof result !== 'object' || result === null) continue;
      mergeObject(entities[at]!, result as JsonObject, this.types, seen[index] === 0);
      seen[index] = 1;
    }
  }

  compile(): void {
    for (const target of this.targets) target.compile();
  }
}

/**
 * A fetch from a subgraph that sees an interface as one object is about every member of the interface that its path
 * leads to. The planner names only one of them when it has merged fetches for several, and may forget that the
 * subgraph wants to read the interface's name.
 */
function inputOf(
  planned: string,
  requirements: readonly Requirement[],
  rewrites: readonly Rewrite[] | undefined,
  types: PossibleTypes,
): Pick<TargetDescription, 'requirements' | 'inputRewrites' | 'keys'> {
  const service = serviceName(planned);
  const inputRewrites = [...readRewrites(rewrites)];
  const widened = requirements.map((requirement) => {
    if (requirement.kind !== 'InlineFragment') return requirement;
    const wide = types.opaqueAs(service, requirement.typeCondition);
    if (wide === undefined) return requirement;
    if (inputRewrites.length === 0) {
      const path = [{ TypenameEquals: [wide] }, { Key: '__typename' }];
      inputRewrites.push({ kind: 'set', path, to: wide });
    }
    return { ...requirement, typeCondition: wide };
  });
  const [only, another] = widened;
  const isOne = only?.kind === 'InlineFragment' && another === undefined;
  const keys = isOne ? types.keysOf(service, only.typeCondition) : [];
  return { requirements: widened, inputRewrites, keys };
}

/** The planner's paths may start at `_entities`; ours start at the entities themselves. */
function belowEntities(rewrite: ReadRewrite): ReadRewrite {
  const [first, ...rest] = rewrite.path;
  return first !== undefined && 'Key' in first && first.Key === '_entities'
    ? { ...rewrite, path: rest }
    : rewrite;
}

function find(target: EntityTarget, all: Map<string, Representations>, run: Run): Found {
  let representations = all.get(target.variable);
  if (representations === undefined) {
    representations = { indexByText: new Map(), text: '' };
    all.set(target.variable, representations);
  }
  const { indexByText } = representations;
  const found: Found = { entities: [], indexes: [] };
  const { soleKey } = target;
  const indexByKey = new Map<unknown, number>();
  let lacking = false;
  target.walk(run.data, (entity) => {
    const key = soleKey !== null && entity.__typename === soleKey.typename ? entity[soleKey.name] : undefined;
    let index = key === undefined ? undefined : indexByKey.get(key);
    if (index === undefined) {
      const text = target.represent(entity);
      if (typeof text !== 'string') {
        lacking ||= text !== null;
        return;
      }
      index = indexByText.get(text);
      if (index === undefined) {
        index = indexByText.size;
        indexByText.set(text, index);
        representations.text += index === 0 ? text : `,${text}`;
      }
      if (key !== undefined) indexByKey.set(key, index);
    }
    found.entities.push(entity);
    found.indexes.push(index);
  });
  if (lacking && run.faults.any) target.inheritFaults(run);
  return found;
}
