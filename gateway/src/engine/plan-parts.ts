// Which texts of an operation are planned: all of its data fields at once, or its mutations one by one.
import { type FieldNode, GraphQLError, type OperationDefinitionNode, print } from 'graphql';
import { codes, RequestError } from './errors.js';
import { checkPlan } from './plan-check.js';
import { checkCoverage } from './plan-coverage.js';
import type { PlanTemplates } from './plan-templates.js';
import { withFields } from './planned-form.js';
import type { PlanNode, Planner } from './planner.js';
import type { PossibleTypes } from './possible-types.js';

/** Asks for the plan of some root fields after the other and returns the plans to run in series. */
type Planning = Generator<readonly FieldNode[], PlanNode[], PlanNode | null>;

function* partsOf(operation: OperationDefinitionNode, fields: readonly FieldNode[]): Planning {
  if (fields.length === 0) return [];
  const whole = yield fields;
  // A mutation's fields must be complete, entities included, before the next one starts; the planner overlaps them.
  const alone = operation.operation !== 'mutation' || fields.length === 1 || whole?.kind === 'Fetch';
  if (alone) return whole === null ? [] : [whole];
  const plans: PlanNode[] = [];
  for (const field of fields) {
    const plan = yield [field];
    if (plan !== null) plans.push(plan);
  }
  return plans;
}

/** Plans an operation's data fields in this process. */
export function planHere(
  planner: Planner,
  types: PossibleTypes,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
): PlanNode[] {
  const planning = partsOf(operation, fields);
  let step = planning.next();
  while (!step.done) {
    try {
      const part = withFields(operation, step.value);
      const plan = planner.plan(print(part), operation.name?.value ?? null);
      checkPart(plan, part, types);
      step = planning.next(plan);
    } catch (error) {
      throw unplannable(error);
    }
  }
  return step.value;
}

/** Plans an operation's data fields without risk to this process. */
export async function planApart(
  templates: PlanTemplates,
  operation: OperationDefinitionNode,
  fields: readonly FieldNode[],
): Promise<PlanNode[]> {
  const planning = partsOf(operation, fields);
  let step = planning.next();
  while (!step.done) {
    try {
      step = planning.next(await templates.plan(withFields(operation, step.value)));
    } catch (error) {
      throw unplannable(error);
    }
  }
  return step.value;
}

/** Throws when a plan would not answer the operation that it was made for. */
export function checkPart(
  plan: PlanNode | null,
  { operation, selectionSet }: OperationDefinitionNode,
  types: PossibleTypes,
): void {
  checkPlan(plan, types);
  checkCoverage(types.rootType(operation)!, selectionSet, plan, types);
}

function unplannable(error: unknown): RequestError {
  const message = `The operation cannot be planned: ${(error as Error).message.replace(/\.$/, '')}.`;
  return RequestError.coded(codes.validation, [new GraphQLError(message)]);
}
