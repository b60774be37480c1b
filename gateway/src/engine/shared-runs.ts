// Runs operations; queries that may share an answer, and are under way at the same time, run once.
import { setMaxListeners } from 'node:events';
import { cancellable } from './cancellable.js';
import { Flights } from './flights.js';
import { jsonText } from './json.js';
import type { RunInput } from './run.js';
import type { Variant, Written } from './variant.js';

/** What decides which queries may share an answer. */
export interface Sharing {
  /** All that the answer depends on beside operation and variables, such as who asks. */
  readonly key: string;
  /** When whoever asks stops waiting, on the clock of `performance.now()`. */
  readonly endsAt: number;
}

/** An operation that is ready to run. */
export interface Ready {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly variant: Variant;
  readonly input: RunInput;
}

/**
 * Grows with each write and each event of which somebody hears: what is asked after that shares nothing with what was
 * asked before. One for the process, as the write may have begun before a reload.
 */
let news = 0;

export class SharedRuns {
  readonly #flights = new Flights<Written>();
  readonly #signals = new Signals();
  shared = 0;

  run(ready: Ready, sharing: Sharing | undefined): Promise<Written> {
    if (ready.kind === 'query' && sharing !== undefined) return this.#runOnce(ready, sharing);
    const written = cancellable(ready.variant.run(ready.input), ready.input.signal);
    return ready.kind === 'mutation' ? written.finally(() => this.forget()) : written;
  }

  /** After something was written or told of: queries from now on share nothing that began before. */
  forget(): void {
    news += 1;
  }

  #runOnce({ variant, input }: Ready, { key, endsAt }: Sharing): Promise<Written> {
    let isFirst = false;
    const question = `${news}\n${variant.number}\n${jsonText(input.variables)}\n${key}`;
    const answer = this.#flights.ask({ key: question, endsAt, signal: input.signal }, () => {
      isFirst = true;
      // the work ends with the last who waits for it, not with the first
      const work = this.#signals.take();
      return {
        answer: variant.run({ ...input, signal: work.signal }),
        cancel: () => work.abort(new Error('Nobody waits for the answer')),
        landed: () => this.#signals.giveBack(work),
      };
    });
    if (!isFirst) this.shared += 1;
    return answer;
  }
}

/** Abort controllers for use again: making one costs more than the rest of sharing a small query. */
class Signals {
  readonly #spare: AbortController[] = [];

  take(): AbortController {
    const spare = this.#spare.pop();
    if (spare !== undefined) return spare;
    const controller = new AbortController();
    // each call of an operation listens
    setMaxListeners(0, controller.signal);
    return controller;
  }

  giveBack(controller: AbortController): void {
    if (!controller.signal.aborted && this.#spare.length < 64) this.#spare.push(controller);
  }
}
