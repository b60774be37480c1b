// Turns the planner's tree into steps that run: in sequence, in parallel, on a condition, or as a fetch.
import { EntityFetch } from './entity-fetch.js';
import { RootFetch } from './fetch.js';
import type { PlanNode } from './planner.js';
import type { PossibleTypes } from './possible-types.js';
import type { Run, Step } from './run.js';

/** The steps of a plan; throws for a node that the engine does not execute, naming it. */
export function readPlan(node: PlanNode, types: PossibleTypes): Step {
  switch (node.kind) {
    case 'Fetch':
      return new RootFetch(node, types);
    case 'BatchFetch':
      return EntityFetch.batch(node, types);
    case 'Flatten':
      if (node.node.kind !== 'Fetch') throw new Error(`The plan flattens a ${node.node.kind} node.`);
      return EntityFetch.flatten(node.path, node.node, types);
    case 'Sequence':
      return new Sequence(node.nodes.map((one) => readPlan(one, types)));
    case 'Parallel':
      return new Parallel(node.nodes.map((one) => readPlan(one, types)));
    case 'Condition':
      return new Condition(
        node.condition,
        node.ifClause ? readPlan(node.ifClause, types) : null,
        node.elseClause ? readPlan(node.elseClause, types) : null,
      );
    default:
      throw new Error(`The plan has a ${node.kind} node, which this gateway does not execute.`);
  }
}

/** A subscription's plan: the fetch that opens the stream, and what follows each event. */
export interface SubscriptionPlan {
  readonly primary: RootFetch;
  readonly rest: Step | null;
}

/** Takes a subscription's plan apart; throws when it is none. */
export function readSubscription(node: PlanNode | undefined, types: PossibleTypes): SubscriptionPlan {
  const [first, ...others] = node?.kind === 'Sequence' ? node.nodes : [node];
  if (first?.kind !== 'Subscription')
    throw new Error('The plan of the subscription has no Subscription node.');
  const rest = others.flatMap((one) => (one === undefined ? [] : readPlan(one, types)));
  return {
    primary: new RootFetch(first.primary, types),
    rest: rest.length === 0 ? null : new Sequence(rest),
  };
}

/** Runs its steps one after the other. */
export class Sequence implements Step {
  readonly #steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
  }

  async run(run: Run): Promise<void> {
    for (const step of this.#steps) await step.run(run);
  }

  compile(): void {
    for (const step of this.#steps) step.compile();
  }
}

/** Runs its steps at the same time. */
class Parallel implements Step {
  readonly #steps: readonly Step[];

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
  }

  async run(run: Run): Promise<void> {
    await Promise.all(this.#steps.map((step) => step.run(run)));
  }

  compile(): void {
    for (const step of this.#steps) step.compile();
  }
}

/** Runs one of two steps, as a variable of `@skip` or `@include` says. */
class Condition implements Step {
  readonly #variable: string;
  readonly #whenTrue: Step | null;
  readonly #whenFalse: Step | null;

  constructor(variable: string, whenTrue: Step | null, whenFalse: Step | null) {
    this.#variable = variable;
    this.#whenTrue = whenTrue;
    this.#whenFalse = whenFalse;
  }

  async run(run: Run): Promise<void> {
    const step = run.variables[this.#variable] === true ? this.#whenTrue : this.#whenFalse;
    if (step !== null) await step.run(run);
  }

  compile(): void {
    this.#whenTrue?.compile();
    this.#whenFalse?.compile();
  }
}
