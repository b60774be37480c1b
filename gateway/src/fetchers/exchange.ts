/** One call on its way: what is sent, who waits for the answer, and until when. */
import type { WireAnswer } from './answer-reader.js';
import { SubgraphUnreachable } from './failures.js';

/** Something that was asked for and can be given up. */
export interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  /** Nobody waits any more: the answer is rejected, and the other side learns that it need not go on. */
  cancel(): void;
}

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

/** The answer for somebody who may leave before it comes. @param left hears of that, once */
export function waitedFor<Answer>(
  answer: Promise<Answer>,
  signal: AbortSignal | undefined,
  left: () => void,
): Promise<Answer> {
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(new SubgraphUnreachable('was not waited for'));
      left();
    };
    const stay = () => signal.removeEventListener('abort', leave);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    answer.then(
      (value) => {
        stay();
        resolve(value);
      },
      (error) => {
        stay();
        reject(error);
      },
    );
  });
}
