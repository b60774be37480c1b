// Answers identical questions that are under way at the same time with one piece of work.
import { cancellable } from './cancellable.js';

/** Something that was asked for and can be given up. */
export interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  /** Nobody waits any more: the answer is rejected, and the other side learns that it need not go on. */
  cancel(): void;
  /** Told once, when the answer has come or been rejected. */
  landed?(): void;
}

/** What a question needs to be shared. */
export interface SharedQuestion {
  /** All that the answer depends on. */
  readonly key: string;
  /** When whoever asks stops waiting, on the clock of `performance.now()`. */
  readonly endsAt: number;
  readonly signal: AbortSignal | undefined;
}

interface Flight<Answer> {
  readonly asked: Asked<Answer>;
  waiting: number;
  readonly endsAt: number;
}

/** By so many milliseconds somebody may be cut short for sharing what began before his own question would have. */
const cutShort = 1_000;

/** Questions under way. Their answers must not be changed by those who get them. */
export class Flights<Answer> {
  readonly #underWay = new Map<string, Flight<Answer>>();

  /** The answer, which several may get; rejects with the signal's reason when that fires first. */
  ask({ key, endsAt, signal }: SharedQuestion, send: () => Asked<Answer>): Promise<Answer> {
    const known = this.#underWay.get(key);
    const joins = known !== undefined && known.endsAt + cutShort >= endsAt;
    const flight = joins ? known : this.#start(key, endsAt, send);
    flight.waiting += 1;
    return cancellable(flight.asked.answer, signal, () => {
      flight.waiting -= 1;
      // the work itself ends only when nobody waits for it any more
      if (flight.waiting === 0) this.#abandon(key, flight);
    });
  }

  /** After something was written: what is asked from now on shares nothing that began before. */
  forget(): void {
    this.#underWay.clear();
  }

  #start(key: string, endsAt: number, send: () => Asked<Answer>): Flight<Answer> {
    const flight = { asked: send(), waiting: 0, endsAt };
    this.#underWay.set(key, flight);
    const land = () => {
      this.#land(key, flight);
      flight.asked.landed?.();
    };
    flight.asked.answer.then(land, land);
    return flight;
  }

  /** What was abandoned answers nobody: the next question with this key starts anew. */
  #abandon(key: string, flight: Flight<Answer>): void {
    this.#land(key, flight);
    flight.asked.cancel();
  }

  #land(key: string, flight: Flight<Answer>): void {
    if (this.#underWay.get(key) === flight) this.#underWay.delete(key);
  }
}
