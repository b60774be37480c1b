// Under which keys the engine asks subgraphs for the client's fields, where the client's own keys would do harm.
import { type DocumentNode, visit } from 'graphql';
import { holdsToken } from './client-texts.js';
import { SupergraphError } from './errors.js';

/**
 * The planner selects the fields of keys and of @requires under their own names. Where the client uses such a name
 * as an alias, or for the same field with other arguments, the planner mixes the two up: so the engine asks for the
 * client's field under a key of its own and writes the answer under the client's.
 */
const prefix = '_q_';

/** The response key of the client for a key in the data. */
export function clientKey(dataKey: string): string {
  return dataKey.startsWith(prefix) ? dataKey.slice(prefix.length) : dataKey;
}

/** Whether clients may use an alias. */
export function isReserved(alias: string): boolean {
  return alias.startsWith('__') || alias.startsWith('_internal_qp_') || alias.startsWith(prefix);
}

/** The keys in the data of one supergraph. */
export class DataKeys {
  readonly #required: ReadonlySet<string>;

  constructor(supergraph: DocumentNode) {
    this.#required = requiredNames(supergraph);
  }

  /** The key in the data for a field that the client wants under `key`. */
  of(key: string, name: string, takesArguments: boolean): string {
    if (!this.#required.has(key)) return key;
    return key === name && !takesArguments ? key : prefix + key;
  }
}

/** Names of fields that plans select by themselves: everything in keys, @requires and @provides. */
function requiredNames(supergraph: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(supergraph, {
    Directive(node) {
      if (node.name.value !== 'join__type' && node.name.value !== 'join__field') return;
      for (const { name, value } of node.arguments ?? []) {
        const isSelection = ['key', 'requires', 'provides'].includes(name.value);
        if (!isSelection || value.kind !== 'StringValue') continue;
        for (const [word] of value.value.matchAll(/[_A-Za-z]\w*/g)) names.add(word);
      }
    },
    FieldDefinition(node) {
      if (!node.name.value.startsWith(prefix)) return;
      throw new SupergraphError(`The field ${node.name.value} starts with "${prefix}", which is reserved.`);
    },
    Name({ value }) {
      if (!holdsToken(value)) return;
      throw new SupergraphError(`The name ${value} holds what this gateway keeps for itself (${prefix}t0_).`);
    },
  });
  return names;
}
