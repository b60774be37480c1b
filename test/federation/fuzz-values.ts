// Draws arguments and variables: literals, variables inside literals, defaults, and now and then a value that does not fit.
import {
  type GraphQLArgument,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { Random } from './random.js';

/** The variables of one operation, as its text uses them. */
export class ValueWriter {
  readonly variables: Record<string, unknown> = {};
  readonly #random: Random;
  readonly #definitions: { readonly name: string; readonly type: string; readonly text: string }[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** The variable definitions with their parentheses, or nothing. */
  head(): string {
    const texts = this.#definitions.map((one) => one.text);
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  args(args: readonly GraphQLArgument[]): string {
    const texts = args.flatMap((arg) => {
      const needed = isNonNullType(arg.type) && arg.defaultValue === undefined;
      return !needed && this.#random.chance(0.3) ? [] : [`${arg.name}: ${this.#value(arg.type)}`];
    });
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  /** @skip and @include, sometimes both. */
  conditions(): string {
    const random = this.#random;
    if (!random.chance(0.08)) return '';
    const first = random.pick(['skip', 'include']);
    const directives = random.chance(0.1) ? ['skip', 'include'] : [first];
    const value = () => (random.chance(0.25) ? random.chance(0.5) : this.#condition());
    return directives.map((name) => ` @${name}(if: ${value()})`).join('');
  }

  /** A variable for the name of some type. */
  typeName(): string {
    return this.#define('String!', '', () => this.#random.pick(['T0', 'Query', 'Color', 'Nothing']));
  }

  #condition(): string {
    const known = this.#definitions.find((one) => one.type.startsWith('Boolean'));
    if (known !== undefined && this.#random.chance(0.5)) return `$${known.name}`;
    const fallback = this.#random.chance(0.3) ? ` = ${this.#random.chance(0.5)}` : '';
    const type = fallback === '' ? 'Boolean!' : this.#random.pick(['Boolean', 'Boolean!']);
    return this.#define(type, fallback, () => {
      if (fallback !== '' && this.#random.chance(0.5)) return undefined;
      return this.#random.chance(0.5);
    });
  }

  /** The text of a value: a literal, or a variable. */
  #value(type: GraphQLInputType): string {
    const random = this.#random;
    if (!random.chance(0.4)) return this.#literal(type);
    const text = String(type);
    const known = this.#definitions.filter((one) => one.type === text);
    if (known.length > 0 && random.chance(0.5)) return `$${random.pick(known).name}`;
    const nullable = !isNonNullType(type);
    const fallback = random.chance(0.25) ? ` = ${this.#constant(type, false)}` : '';
    // A default makes a variable that may be null fit where none may be.
    const loose = fallback !== '' && !nullable && random.chance(0.5) ? text.slice(0, -1) : text;
    return this.#define(loose, fallback, () => {
      if ((nullable || fallback !== '') && random.chance(0.25)) return undefined;
      if (random.chance(0.08)) return null;
      if (random.chance(0.02)) return random.pick(['wrong', 1.5, { wrong: true }, [null], '']);
      return JSON.parse(this.#constant(type, true)) as unknown;
    });
  }

  #define(type: string, fallback: string, draw: () => unknown): string {
    const name = `v${this.#definitions.length}`;
    this.#definitions.push({ name, type, text: `$${name}: ${type}${fallback}` });
    const value = draw();
    if (value !== undefined) this.variables[name] = value;
    return `$${name}`;
  }

  /** A literal that may hold variables. */
  #literal(type: GraphQLInputType): string {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (inner === type && this.#random.chance(0.06)) return 'null';
    if (isListType(inner)) return `[${this.#value(inner.ofType)}, ${this.#value(inner.ofType)}]`;
    if (isInputObjectType(inner)) {
      const fields = Object.values(inner.getFields()).filter(() => this.#random.chance(0.5));
      return `{${fields.map((field) => `${field.name}: ${this.#value(field.type)}`).join(', ')}}`;
    }
    return this.#constant(type, false);
  }

  #constant(type: GraphQLInputType, json: boolean): string {
    const random = this.#random;
    if (isNonNullType(type)) return this.#constant(type.ofType, json);
    if (isListType(type)) {
      if (random.chance(0.15)) return this.#constant(type.ofType, json);
      return `[${this.#constant(type.ofType, json)}, ${this.#constant(type.ofType, json)}]`;
    }
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
