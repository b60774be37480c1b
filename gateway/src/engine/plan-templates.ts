// Plans in the planner process, once for all operations that differ in nothing but the client's own words.
import { type OperationDefinitionNode, print } from 'graphql';
import { ClientTexts } from './client-texts.js';
import { PlanCache } from './plan-cache.js';
import type { PlanNode } from './planner.js';
import type { IsolatedPlanner } from './planner-host.js';

/** How much memory the plans may take, roughly. */
const mostBytes = 4 * 1024 * 1024;

/** Throws when a plan would not answer the operation that it was made for. */
export type CheckPlan = (plan: PlanNode | null, operation: OperationDefinitionNode) => void;

/** The plans of one supergraph, as JSON texts in which tokens stand for clients' words. Each was checked once. */
export class PlanTemplates {
  readonly #planner: IsolatedPlanner;
  readonly #check: CheckPlan;
  readonly #kept = new PlanCache<string>(mostBytes);
  readonly #underWay = new Map<string, Promise<string>>();

  constructor(planner: IsolatedPlanner, check: CheckPlan) {
    this.#planner = planner;
    this.#check = check;
  }

  /** The plan of an operation in planned form; null when there is nothing to fetch. */
  async plan(operation: OperationDefinitionNode): Promise<PlanNode | null> {
    const texts = new ClientTexts();
    const template = texts.take(operation);
    const source = print(template);
    if (!texts.standAloneIn(source))
      return JSON.parse(await this.#ask(print(operation), operation)) as PlanNode | null;
    try {
      const plan = this.#kept.get(source) ?? (await this.#askOnce(source, template));
      return JSON.parse(texts.putBack(plan)) as PlanNode | null;
    } catch (error) {
      throw new Error(texts.tell((error as Error).message));
    }
  }

  /** How often an operation's plan was there, and how often it was not. */
  metrics(): Record<string, number> {
    const { planCacheHits, planCacheMisses } = this.#kept.metrics();
    return { planTemplateHits: planCacheHits ?? 0, planTemplateMisses: planCacheMisses ?? 0 };
  }

  /** Requests that come while it is planned wait for the same plan. */
  #askOnce(source: string, template: OperationDefinitionNode): Promise<string> {
    let asked = this.#underWay.get(source);
    if (asked === undefined) {
      asked = this.#ask(source, template)
        .then((plan) => {
          this.#kept.set(source, plan, 2 * (source.length + plan.length));
          return plan;
        })
        .finally(() => this.#underWay.delete(source));
      this.#underWay.set(source, asked);
    }
    return asked;
  }

  async #ask(source: string, operation: OperationDefinitionNode): Promise<string> {
    const plan = await this.#planner.plan(source, operation.name?.value ?? null);
    this.#check(JSON.parse(plan) as PlanNode | null, operation);
    return plan;
  }
}
