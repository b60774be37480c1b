// Takes the client's own words out of an operation that is planned, and puts them back into its plan: aliases, the name of
// the operation and texts in arguments decide nothing in a plan, so operations that differ in them alone share one.
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** Stands for one of the client's words. No name of a supergraph holds such a thing. */
const token = /_q_t(\d+)_/g;

/** Whether a name of the supergraph could be taken for one. */
export function holdsToken(name: string): boolean {
  return name.search(token) >= 0;
}

interface Word {
  /** As it stands in the operation. */
  readonly plain: string;
  /** As it stands within a JSON string. */
  readonly json: string;
}

/** The words of one operation, each once. */
export class ClientTexts {
  readonly #words: Word[] = [];
  readonly #tokens = new Map<string, string>();
  /** Keys under which fields without an alias are answered. */
  readonly #plainKeys = new Set<string>();
  #uses = 0;

  /** The operation with tokens for its words. */
  take(operation: OperationDefinitionNode): OperationDefinitionNode {
    const { name, variableDefinitions, selectionSet } = operation;
    this.#learnPlainKeys(selectionSet);
    return {
      ...operation,
      name: name && { ...name, value: this.#name(name.value) },
      variableDefinitions: variableDefinitions?.map((one) =>
        one.defaultValue === undefined
          ? one
          : { ...one, defaultValue: this.#value(one.defaultValue) as typeof one.defaultValue },
      ),
      selectionSet: this.#set(selectionSet),
    };
  }

  /** Whether a text holds the tokens that were put into it, and nothing of the client's that looks like one. */
  standAloneIn(text: string): boolean {
    return (text.match(token)?.length ?? 0) === this.#uses;
  }

  /** The JSON text of a plan with the words in the places of their tokens. */
  putBack(json: string): string {
    return json.replace(token, (found, at: string) => this.#words[Number(at)]?.json ?? found);
  }

  /** A message about the operation, in the client's words. */
  tell(message: string): string {
    return message.replace(token, (found, at: string) => this.#words[Number(at)]?.plain ?? found);
  }

  #field(node: FieldNode): FieldNode {
    const { alias, arguments: given = [], selectionSet } = node;
    return {
      ...node,
      alias: alias && { ...alias, value: this.#alias(alias.value) },
      arguments: given.map((one) => ({ ...one, value: this.#value(one.value) })),
      selectionSet: selectionSet && this.#set(selectionSet),
    };
  }

  #set({ kind, selections }: SelectionSetNode): SelectionSetNode {
    return { kind, selections: selections.map((one) => this.#selection(one)) };
  }

  #selection(node: SelectionNode): SelectionNode {
    if (node.kind === Kind.FIELD) return this.#field(node);
    return node.kind === Kind.INLINE_FRAGMENT
      ? { ...node, selectionSet: this.#set(node.selectionSet) }
      : node;
  }

  #value(node: ValueNode): ValueNode {
    switch (node.kind) {
      case Kind.STRING:
        return { kind: Kind.STRING, value: this.#text(node.value) };
      case Kind.LIST:
        return { ...node, values: node.values.map((one) => this.#value(one)) };
      case Kind.OBJECT:
        return { ...node, fields: node.fields.map((one) => ({ ...one, value: this.#value(one.value) })) };
      default:
        return node;
    }
  }

  #learnPlainKeys({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      if (node.kind === Kind.FIELD && node.alias === undefined) this.#plainKeys.add(node.name.value);
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet) this.#learnPlainKeys(node.selectionSet);
    }
  }

  /** An alias that is also the key of a plain field stays: fields of two types that share a key are told apart by the plan. */
  #alias(alias: string): string {
    return this.#plainKeys.has(alias) ? alias : this.#name(alias);
  }

  #name(name: string): string {
    return this.#token(name, { plain: name, json: name });
  }

  /** A text is written as JSON twice: as a literal of the operation, which is itself a text of the plan. */
  #text(value: string): string {
    const literal = JSON.stringify(value);
    return this.#token(literal, {
      plain: literal.slice(1, -1),
      json: JSON.stringify(literal.slice(1, -1)).slice(1, -1),
    });
  }

  /** The same token for the same word: what is equal in the operation stays so. */
  #token(key: string, word: Word): string {
    this.#uses += 1;
    let found = this.#tokens.get(key);
    if (found === undefined) {
      found = `_q_t${this.#words.length}_`;
      this.#words.push(word);
      this.#tokens.set(key, found);
    }
    return found;
  }
}
