/** One call on its way: what is sent, who waits for the answer, and until when. */
import type { Asked } from '../engine/flights.js';
import type { WireAnswer } from './answer-reader.js';
import { SubgraphUnreachable } from './failures.js';

export class Exchange implements Asked<WireAnswer> {
  readonly answer: Promise<WireAnswer>;
  over = false;
  /** set by the connection that carries it */
  breakOff: (() => void) | null = null;
  private fulfil!: (answer: WireAnswer) => void;
  private refuse!: (error: SubgraphUnreachable) => void;

  /**
   * @param text head and body as byte text
   * @param endsAt when nobody waits any more, on the clock of `performance.now()`
   */
  constructor(
    readonly text: string,
    readonly endsAt: number,
  ) {
    this.answer = new Promise((fulfil, refuse) => {
      this.fulfil = fulfil;
      this.refuse = refuse;
    });
  }

  answered(answer: WireAnswer): void {
    this.over = true;
    this.fulfil(answer);
  }

  failed(error: SubgraphUnreachable): void {
    this.over = true;
    this.refuse(error);
  }

  cancel(): void {
    this.giveUp('was not waited for');
  }

  /** HTTP/1.1 knows one way to say that an answer is not wanted any more: the connection ends. */
  giveUp(what: string): void {
    if (this.over) return;
    this.failed(new SubgraphUnreachable(what));
    this.breakOff?.();
  }
}
