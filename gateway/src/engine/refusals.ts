// Looks a document through before it is planned: what the planner would drop or get wrong is refused by name.
import { type DocumentNode, GraphQLError, Kind, visit } from 'graphql';
import { isReserved } from './data-keys.js';

/** Names of directives that the planner silently ignores. */
const unplanned = new Set(['defer', 'stream']);
/** Variables under which plans send representations. */
const plansVariable = /^(representations|__.*)$/;

/** What one walk through a document tells. */
export interface Inspection {
  /** What it holds that this gateway does not do. */
  readonly refused: readonly GraphQLError[];
  /** The variables that @skip and @include use anywhere in it. */
  readonly conditions: readonly string[];
}

export function inspect(document: DocumentNode): Inspection {
  const refused: GraphQLError[] = [];
  const conditions = new Set<string>();
  visit(document, {
    Directive(node) {
      const name = node.name.value;
      if (unplanned.has(name)) {
        refused.push(new GraphQLError(`@${name} is not supported by this gateway.`, { nodes: node }));
      }
      if (name !== 'skip' && name !== 'include') return;
      for (const { value } of node.arguments ?? []) {
        if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
      }
    },
    VariableDefinition(node) {
      const name = node.variable.name.value;
      if (!plansVariable.test(name)) return;
      refused.push(new GraphQLError(`The variable "$${name}" is reserved for the gateway.`, { nodes: node }));
    },
    Field(node) {
      if (node.alias === undefined || !isReserved(node.alias.value)) return;
      const message = `The alias "${node.alias.value}" is reserved for the gateway.`;
      refused.push(new GraphQLError(message, { nodes: node.alias }));
    },
  });
  return { refused, conditions: [...conditions].sort() };
}
