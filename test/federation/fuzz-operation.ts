// Draws a random operation over a schema: aliases, arguments, variables, fragments, conditions, introspection.
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { ValueWriter } from './fuzz-values.js';
import type { Random } from './random.js';

/** An operation with its variables. */
export interface DrawnOperation {
  readonly source: string;
  readonly variables: Record<string, unknown>;
}

/** Draws an operation; it may be invalid, which its user checks. */
export function drawOperation(random: Random, schema: GraphQLSchema): DrawnOperation {
  return new OperationWriter(random, schema).write();
}

const introspections = [
  '__schema { queryType { name } }',
  'ty: __type(name: "Filter") { name kind inputFields { name defaultValue type { kind name } } }',
  '... on Query { s: __schema { mutationType { name } } ty: __type(name: "Color") { enumValues { name } } }',
];

/** Names by which plans select fields themselves. */
const plannedNames = ['id', 'code', 'need', 'made', 'score', 'deep'];

class OperationWriter {
  readonly #random: Random;
  readonly #schema: GraphQLSchema;
  readonly #values: ValueWriter;
  readonly #argsOf = new Map<string, string>();
  readonly #fragments: string[] = [];
  readonly #fragmentNames: [string, GraphQLCompositeType][] = [];
  #budget: number;

  constructor(random: Random, schema: GraphQLSchema) {
    this.#random = random;
    this.#schema = schema;
    this.#values = new ValueWriter(random);
    this.#budget = random.between(3, 24);
  }

  write(): DrawnOperation {
    const root = this.#root();
    const kind = root.name.toLowerCase();
    const depth = this.#random.between(2, 6);
    const body =
      kind === 'subscription' ? `{ ${this.#field(root, depth)} }` : this.#selection(root, depth, true);
    const source = `${kind} Drawn${this.#values.head()} ${body} ${this.#fragments.join(' ')}`.trim();
    return { source, variables: this.#values.variables };
  }

  #root(): GraphQLObjectType {
    const mutation = this.#schema.getMutationType();
    if (mutation && this.#random.chance(0.25)) return mutation;
    const subscription = this.#schema.getSubscriptionType();
    if (subscription && this.#random.chance(0.2)) return subscription;
    return this.#schema.getQueryType()!;
  }

  #selection(type: GraphQLCompositeType, depth: number, root = false): string {
    const parts: string[] = [];
    const count = this.#random.between(1, root ? 4 : 5);
    for (let at = 0; at < count && this.#budget > 0; at++) {
      const part = this.#part(type, depth, root);
      if (part !== null) parts.push(part);
    }
    if (parts.length === 0) parts.push('__typename');
    return `{ ${parts.join(' ')} }`;
  }

  #part(type: GraphQLCompositeType, depth: number, root: boolean): string | null {
    const random = this.#random;
    if (random.chance(0.1))
      return random.chance(0.3) ? `tn: __typename${this.#values.conditions()}` : '__typename';
    if (root && random.chance(0.04) && type === this.#schema.getQueryType()) {
      if (random.chance(0.7)) return random.pick(introspections);
      return `__type(name: ${this.#values.typeName()})${this.#values.conditions()} { name kind }`;
    }
    if (depth > 0 && random.chance(isAbstractType(type) ? 0.5 : 0.12)) return this.#fragment(type, depth);
    if (isUnionType(type)) return this.#fragment(type, depth);
    return this.#field(type, depth);
  }

  #field(type: Exclude<GraphQLCompositeType, GraphQLUnionType>, depth: number): string | null {
    const random = this.#random;
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0) return null;
    const field = random.pick(fields);
    this.#budget -= 1;
    const named = getNamedType(field.type);
    const alias = this.#alias();
    const args = alias === '' ? this.#usualArgs(field) : this.#values.args(field.args);
    const conditions = type.name === 'Subscription' ? '' : this.#values.conditions();
    const inner = isCompositeType(named) ? ` ${this.#selection(named, depth - 1)}` : '';
    return `${alias}${field.name}${args}${conditions}${inner}`;
  }

  /** A field without an alias must mostly have the same arguments everywhere, or the operation is invalid. */
  #usualArgs({ name, args }: GraphQLField<unknown, unknown>): string {
    const known = this.#argsOf.get(name);
    if (known !== undefined && this.#random.chance(0.95)) return known;
    const drawn = this.#values.args(args);
    this.#argsOf.set(name, drawn);
    return drawn;
  }

  #alias(): string {
    const random = this.#random;
    if (!random.chance(0.15)) return '';
    if (random.chance(0.1)) return `${random.pick(plannedNames)}: `;
    return `${random.pick(['a', 'b', 'constructor', 'x'])}${random.between(0, 6) || ''}: `;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random;
    const known = this.#fragmentNames.filter(([, on]) => this.#overlap(type, on));
    if (known.length > 0 && random.chance(0.3))
      return `...${random.pick(known)[0]}${this.#values.conditions()}`;
    const on = random.pick(this.#overlapping(type));
    const conditions = this.#values.conditions();
    const body = this.#selection(on, depth - 1);
    if (random.chance(0.3)) {
      const name = `F${this.#fragments.length}`;
      this.#fragments.push(`fragment ${name} on ${on.name} ${body}`);
      this.#fragmentNames.push([name, on]);
      return `...${name}${conditions}`;
    }
    return on === type && random.chance(0.4)
      ? `...${conditions} ${body}`
      : `... on ${on.name}${conditions} ${body}`;
  }

  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    return Object.values(this.#schema.getTypeMap()).filter(
      (one): one is GraphQLCompositeType =>
        isCompositeType(one) && !one.name.startsWith('__') && this.#overlap(type, one),
    );
  }

  #overlap(one: GraphQLCompositeType, other: GraphQLCompositeType): boolean {
    const possible = (type: GraphQLCompositeType) =>
      isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type);
    return possible(one).some((type) => possible(other).includes(type));
  }
}
