// Refuses, by name and before planning, what the planner would drop or get wrong.
import { type DocumentNode, GraphQLError, visit } from 'graphql';
import { isReserved } from './data-keys.js';

/** Names of directives that the planner silently ignores. */
const unplanned = new Set(['defer', 'stream']);
/** Variables under which plans send representations. */
const plansVariable = /^(representations|__.*)$/;

/** What a document holds that this gateway does not do. */
export function findRefused(document: DocumentNode): GraphQLError[] {
  const errors: GraphQLError[] = [];
  visit(document, {
    Directive(node) {
      if (!unplanned.has(node.name.value)) return;
      errors.push(new GraphQLError(`@${node.name.value} is not supported by this gateway.`, { nodes: node }));
    },
    VariableDefinition(node) {
      const name = node.variable.name.value;
      if (!plansVariable.test(name)) return;
      errors.push(new GraphQLError(`The variable "$${name}" is reserved for the gateway.`, { nodes: node }));
    },
    Field(node) {
      if (node.alias === undefined || !isReserved(node.alias.value)) return;
      const message = `The alias "${node.alias.value}" is reserved for the gateway.`;
      errors.push(new GraphQLError(message, { nodes: node.alias }));
    },
  });
  return errors;
}
