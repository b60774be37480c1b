// Draws a random operation over a schema: aliases, arguments, variables, fragments, conditions, introspection.
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
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

class OperationWriter {
  readonly #random: Random;
  readonly #schema: GraphQLSchema;
  readonly #definitions: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: string[] = [];
  readonly #fragmentNames: [string, GraphQLCompositeType][] = [];
  #budget: number;

  constructor(random: Random, schema: GraphQLSchema) {
    this.#random = random;
    this.#schema = schema;
    this.#budget = random.between(4, 40);
  }

  write(): DrawnOperation {
    const mutation = this.#schema.getMutationType();
    const root = mutation && this.#random.chance(0.25) ? mutation : this.#schema.getQueryType()!;
    const body = this.#selection(root, this.#random.between(2, 6), true);
    const head = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    const kind = root === mutation ? 'mutation' : 'query';
    const text = `${kind} Drawn${head} ${body} ${this.#fragments.join(' ')}`;
    return { source: text, variables: this.#variables };
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
    if (random.chance(0.1)) return random.chance(0.3) ? `tn: __typename${this.#conditions()}` : '__typename';
    if (root && random.chance(0.04) && type === this.#schema.getQueryType()) {
      return random.pick(['__schema { queryType { name } }', 'ty: __type(name: "T0") { name kind }']);
    }
    if (depth > 0 && random.chance(isAbstractType(type) ? 0.5 : 0.12)) return this.#fragment(type, depth);
    if (isUnionType(type)) return this.#fragment(type, depth);
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0) return null;
    const field = random.pick(fields);
    this.#budget -= 1;
    const named = getNamedType(field.type);
    const alias = random.chance(0.15)
      ? `${random.pick(['a', 'b', 'constructor', 'x'])}${random.between(0, 2) || ''}: `
      : '';
    const args = this.#args(field.args);
    const inner = isCompositeType(named) ? ` ${this.#selection(named, depth - 1)}` : '';
    return `${alias}${field.name}${args}${this.#conditions()}${inner}`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random;
    const known = this.#fragmentNames.filter(([, on]) => this.#overlap(type, on));
    if (known.length > 0 && random.chance(0.3)) return `...${random.pick(known)[0]}${this.#conditions()}`;
    const on = random.pick(this.#overlapping(type));
    const conditions = this.#conditions();
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

  #conditions(): string {
    if (!this.#random.chance(0.08)) return '';
    const kind = this.#random.pick(['skip', 'include']);
    return ` @${kind}(if: ${this.#random.chance(0.25) ? this.#random.chance(0.5) : this.#variable('Boolean!', () => this.#random.chance(0.5))})`;
  }

  #variable(type: string, draw: () => unknown): string {
    const known = this.#definitions.find((one) => one.includes(`: ${type}`) && !one.includes('='));
    if (known !== undefined && this.#random.chance(0.5)) return known.split(':')[0]!;
    const name = `v${this.#definitions.length}`;
    this.#definitions.push(`$${name}: ${type}`);
    const value = draw();
    if (value !== undefined) this.#variables[name] = value;
    return `$${name}`;
  }

  #args(args: readonly GraphQLArgument[]): string {
    const texts = args.flatMap((arg) => {
      const needed = isNonNullType(arg.type) && arg.defaultValue === undefined;
      if (!needed && this.#random.chance(0.3)) return [];
      if (this.#random.chance(0.4)) {
        const type = String(arg.type);
        const draw = () =>
          !needed && this.#random.chance(0.2) ? undefined : JSON.parse(this.#literal(arg.type, true));
        return [`${arg.name}: ${this.#variable(type, draw)}`];
      }
      return [`${arg.name}: ${this.#literal(arg.type, false)}`];
    });
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  #literal(type: GraphQLInputType, json: boolean): string {
    const random = this.#random;
    if (isNonNullType(type)) return this.#literal(type.ofType, json);
    if (isListType(type)) return `[${this.#literal(type.ofType, json)}, ${this.#literal(type.ofType, json)}]`;
    if (isEnumType(type)) return json ? `"${random.pick(['RED', 'BLUE'])}"` : random.pick(['RED', 'BLUE']);
    if (isInputObjectType(type)) {
      const name = (key: string) => (json ? `"${key}"` : key);
      const color = json ? '"GREEN"' : 'GREEN';
      return random.chance(0.5)
        ? `{${name('color')}: ${color}}`
        : `{${name('min')}: ${random.between(0, 2)}}`;
    }
    return type.name === 'Int' ? String(random.between(0, 2)) : JSON.stringify(random.pick(['p', 'q "x"']));
  }
}
