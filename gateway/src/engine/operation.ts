// A compiled operation: everything about a request that does not depend on its variables, ready to run many times.
import { getVariableValues } from 'graphql/execution/values.js';
import type { Supergraph } from './api-schema.js';
import { type OperationText, readOperation, type ValidOperation } from './document.js';
import { codes, RequestError } from './errors.js';
import { planApart, planHere } from './plan-parts.js';
import type { PlanTemplates } from './plan-templates.js';
import { formOf, type RootForm } from './planned-form.js';
import type { PlanNode, Planner } from './planner.js';
import type { SelectionScope } from './selection.js';
import { Variant } from './variant.js';

/** What operations are compiled against. */
export interface OperationScope {
  readonly supergraph: Supergraph;
  /** Plans in this process: for trusted operations only, as a panic of the planner ends the process. */
  readonly planner: Planner;
  /** Plans what anyone may send. */
  readonly templates: PlanTemplates;
  /** Operations with more fields than this are refused before they are planned. */
  readonly mostFields: number;
  /** After how many runs a variant gets generated code. */
  readonly compileAfter: number;
}

export type Variables = Record<string, unknown>;

/** Variants that an operation keeps. */
const mostVariants = 16;

/** One validated operation, with a plan for each setting of its conditions that was asked for. */
export class CompiledOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly #scope: OperationScope;
  readonly #operation: ValidOperation;
  readonly #variants = new Map<string, Variant | Promise<Variant>>();
  readonly #textBytes: number;

  /** Throws a RequestError when the operation is not valid. */
  constructor(text: OperationText, scope: OperationScope) {
    this.#scope = scope;
    this.#operation = readOperation(scope.supergraph.schema, text);
    this.#textBytes = 6 * text.source.length + 4096;
    this.kind = this.#operation.node.operation;
  }

  /** About what it takes in memory. */
  get bytes(): number {
    let bytes = this.#textBytes;
    for (const variant of this.#variants.values()) bytes += 'bytes' in variant ? variant.bytes : 0;
    return bytes;
  }

  /** The coerced variables; throws a RequestError when they do not fit. */
  coerce(variables: Readonly<Variables>): Variables {
    const definitions = this.#operation.node.variableDefinitions ?? [];
    if (definitions.length === 0) return {};
    const { schema } = this.#scope.supergraph;
    const result = getVariableValues(schema, definitions, variables, { maxErrors: 50 });
    if (result.errors) throw RequestError.coded(codes.input, result.errors);
    return result.coerced!;
  }

  /** The variant for coerced variables; a promise while it is planned. */
  variant(variables: Readonly<Variables>, planned: () => void): Variant | Promise<Variant> {
    const setting = this.#setting(variables);
    return this.#variants.get(setting) ?? this.#plan(setting, variables, planned);
  }

  /** Plans and compiles at once, in this process. */
  planNow(): void {
    for (const variables of this.#settings()) {
      const form = this.#form(variables);
      const { planner, supergraph } = this.#scope;
      this.#keep(form, planHere(planner, supergraph.types, this.#operation.node, form.data), variables);
    }
  }

  /** Plans and compiles at once, in the planner process. */
  async planAhead(): Promise<void> {
    for (const variables of this.#settings()) {
      const form = this.#form(variables);
      this.#keep(form, await planApart(this.#scope.templates, this.#operation.node, form.data), variables);
    }
  }

  /** Every setting of the conditions when they are few; otherwise one, and the rest when they are asked for. */
  #settings(): Variables[] {
    const { conditions } = this.#operation;
    const count = conditions.length <= 3 ? 2 ** conditions.length : 1;
    return Array.from({ length: count }, (_, bits) =>
      Object.fromEntries(conditions.map((name, at) => [name, ((bits >> at) & 1) === 1])),
    );
  }

  #keep(form: RootForm, plans: readonly PlanNode[], variables: Readonly<Variables>): void {
    const variant = this.#variant(form, plans, variables);
    variant.compile();
    this.#variants.set(this.#setting(variables), variant);
  }

  #plan(setting: string, variables: Readonly<Variables>, planned: () => void): Promise<Variant> {
    const planning = this.#planApart(variables).then(
      (variant) => {
        this.#variants.set(setting, variant);
        planned();
        return variant;
      },
      (error: unknown) => {
        this.#variants.delete(setting);
        throw error;
      },
    );
    // Requests that come while it is planned wait for the same plan.
    this.#variants.set(setting, planning);
    const [oldest] = this.#variants.keys();
    if (this.#variants.size > mostVariants && oldest !== undefined) this.#variants.delete(oldest);
    return planning;
  }

  async #planApart(variables: Readonly<Variables>): Promise<Variant> {
    const form = this.#form(variables);
    const plans = await planApart(this.#scope.templates, this.#operation.node, form.data);
    return this.#variant(form, plans, variables);
  }

  #form(variables: Readonly<Variables>): RootForm {
    const { supergraph, mostFields } = this.#scope;
    return formOf(this.#operation.node, { ...supergraph, ...this.#selection(variables), mostFields });
  }

  #variant(form: RootForm, plans: readonly PlanNode[], variables: Readonly<Variables>): Variant {
    return new Variant(
      {
        node: this.#operation.node,
        plans,
        introspection: form.introspection,
        selection: this.#selection(variables),
      },
      this.#scope,
    );
  }

  #selection(variables: Readonly<Variables>): SelectionScope {
    const { conditions, fragments } = this.#operation;
    const values = Object.fromEntries(conditions.map((name) => [name, variables[name]]));
    const { types, dataKeys } = this.#scope.supergraph;
    return { fragments, types, dataKeys, conditions: values };
  }

  #setting(variables: Readonly<Variables>): string {
    let setting = '';
    for (const name of this.#operation.conditions) setting += variables[name] === true ? '1' : '0';
    return setting;
  }
}
