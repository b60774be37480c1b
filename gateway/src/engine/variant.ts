// One variant of an operation: what it does for one setting of the variables of @skip and @include.
import {
  type DocumentNode,
  execute,
  type FieldNode,
  type GraphQLObjectType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { withByteText } from './byte-text.js';
import { complete } from './complete.js';
import type { JsonObject } from './json.js';
import type { OperationScope } from './operation.js';
import { plainText } from './plain.js';
import { readPlan, readSubscription, Sequence, type SubscriptionPlan } from './plan.js';
import type { PlanNode } from './planner.js';
import { Run, type RunInput, type Step } from './run.js';
import { OutputSelection, type SelectionScope } from './selection.js';
import { compileSerializer } from './serializer-code.js';
import { events } from './subscription.js';

/** The text of an answer, and whether it tells of errors. */
export interface Written {
  readonly body: string;
  readonly hasErrors: boolean;
}

/** What a variant is made of. */
export interface VariantParts {
  readonly node: OperationDefinitionNode;
  readonly plans: readonly PlanNode[];
  readonly introspection: readonly FieldNode[];
  readonly selection: SelectionScope;
}

let nextNumber = 1;

/** A planned variant, ready to run many times. */
export class Variant {
  /** Its own among all variants. */
  readonly number = nextNumber++;
  /** About what it takes in memory. */
  readonly bytes: number;
  readonly #scope: OperationScope;
  readonly #root: GraphQLObjectType;
  readonly #selection: OutputSelection;
  readonly #step: Step | null;
  readonly #subscription: SubscriptionPlan | null;
  readonly #introspection: DocumentNode | null;
  #serialize: ((data: JsonObject) => string | undefined) | null = null;
  #runs = 0;

  constructor(parts: VariantParts, scope: OperationScope) {
    const { node, plans, introspection, selection } = parts;
    const { schema, types } = scope.supergraph;
    this.bytes = weightOf(plans);
    this.#scope = scope;
    this.#root = schema.getRootType(node.operation)!;
    this.#selection = new OutputSelection(selection, [node.selectionSet]);
    const subscribes = node.operation === 'subscription';
    this.#subscription = subscribes ? readSubscription(plans[0], types) : null;
    const steps = subscribes ? [] : plans.map((plan) => readPlan(plan, types));
    this.#step = steps.length > 1 ? new Sequence(steps) : (steps[0] ?? null);
    const fields = { kind: Kind.SELECTION_SET, selections: introspection } as const;
    const operation = { ...node, selectionSet: fields };
    this.#introspection =
      introspection.length === 0
        ? null
        : { kind: Kind.DOCUMENT, definitions: [operation, ...selection.fragments.values()] };
  }

  /** Runs the plan and writes the answer. */
  async run(input: RunInput): Promise<Written> {
    if (this.#runs++ === this.#scope.compileAfter) this.compile();
    const run = new Run(input);
    if (this.#step !== null) await this.#step.run(run);
    if (this.#introspection !== null) this.#introspect(run, this.#introspection);
    return this.#write(run);
  }

  /** Runs a subscription: an answer for each event. */
  async *stream(input: RunInput): AsyncGenerator<Written, void> {
    if (this.#subscription === null) throw new TypeError('The operation is no subscription.');
    for await (const run of events(this.#subscription, input)) {
      if (this.#runs++ === this.#scope.compileAfter) this.compile();
      yield this.#write(run);
    }
  }

  /** Replaces interpretation by generated code. */
  compile(): void {
    this.#serialize = compileSerializer(this.#scope.supergraph.schema, this.#root, this.#selection);
    this.#step?.compile();
    this.#subscription?.rest?.compile();
  }

  #write(run: Run): Written {
    if (!run.faults.any) {
      const text = this.#plain(run.data);
      if (text !== undefined) return { body: `{"data":${text}}`, hasErrors: false };
    }
    const { schema } = this.#scope.supergraph;
    const { data, errors } = complete(schema, this.#root, this.#selection, run.data, run.faults);
    if (errors.length === 0) return { body: `{"data":${data}}`, hasErrors: false };
    return { body: `{"data":${data},"errors":${JSON.stringify(errors)}}`, hasErrors: true };
  }

  #plain(data: JsonObject): string | undefined {
    if (this.#serialize !== null) return this.#serialize(data);
    return plainText(this.#scope.supergraph.schema, this.#root, this.#selection, data);
  }

  #introspect(run: Run, document: DocumentNode): void {
    const { schema } = this.#scope.supergraph;
    const result = execute({ schema, document, variableValues: run.variables });
    if (!('then' in result))
      Object.assign(run.data, run.isByteText ? withByteText(result.data) : result.data);
  }
}

/** About how many bytes plans take once they are read, as heap snapshots of many showed: mostly selections. */
function weightOf(plans: readonly PlanNode[]): number {
  let characters = 0;
  const add = (node: PlanNode | undefined): void => {
    if (node === undefined) return;
    if ('operation' in node) characters += node.operation.length;
    if ('nodes' in node) node.nodes.forEach(add);
    if ('node' in node) add(node.node);
    if (node.kind === 'Subscription') characters += node.primary.operation.length;
    if ('ifClause' in node) add(node.ifClause);
    if ('elseClause' in node) add(node.elseClause);
  };
  plans.forEach(add);
  return 34 * characters + 7168;
}
