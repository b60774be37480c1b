// The state of one run of one operation.
import { byteText } from './byte-text.js';
import { Faults } from './faults.js';
import type { SubgraphFetcher } from './fetcher.js';
import { type JsonObject, jsonText } from './json.js';

/** What a run needs from outside. */
export interface RunInput {
  readonly fetcher: SubgraphFetcher;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly signal?: AbortSignal | undefined;
  readonly log?: ((event: string, fields: object) => void) | undefined;
}

/** Data grows while the steps of a plan run; faults are kept until the answer is written. */
export class Run {
  data: JsonObject = {};
  calls = 0;
  readonly faults = new Faults();
  readonly fetcher: SubgraphFetcher;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: unknown;
  readonly signal: AbortSignal | undefined;
  readonly log: ((event: string, fields: object) => void) | undefined;

  constructor(input: RunInput) {
    this.fetcher = input.fetcher;
    this.variables = input.variables;
    this.context = input.context;
    this.signal = input.signal;
    this.log = input.log;
  }

  /** The members of a variables object for the variables that a fetch uses, without braces. */
  variablesText(usages: readonly string[]): string {
    let text = '';
    for (const name of usages) {
      const value = this.variables[name];
      if (value !== undefined) text += `${text === '' ? '' : ','}"${name}":${jsonText(value)}`;
    }
    return this.isByteText ? byteText(text) : text;
  }

  /** Whether strings of the data are byte text. */
  get isByteText(): boolean {
    return this.fetcher.encoding === 'latin1';
  }
}

/** A part of a plan that can run. */
export interface Step {
  run(run: Run): Promise<void>;
  /** Replaces interpretation by generated code, for operations that run often. */
  compile(): void;
}
