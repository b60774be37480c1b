/** Sends identical calls that are under way at the same time only once. */
import { type Asked, waitedFor } from './exchange.js';

interface Flight<Answer> {
  asked: Asked<Answer>;
  waiting: number;
  endsAt: number;
}

/** What a call needs to be shared. */
export interface SharedCall {
  /** all that the answer depends on */
  key: string;
  /** when the caller stops waiting, on the clock of `performance.now()` */
  endsAt: number;
  signal: AbortSignal | undefined;
}

/** By so much a caller may be cut short for sharing a call that began before its own would have. */
const CUT_SHORT_MS = 1_000;

export class SharedCalls<Answer> {
  private readonly flights = new Map<string, Flight<Answer>>();

  /** The answer, which its receivers must not change: each reads it for itself. */
  ask({ key, endsAt, signal }: SharedCall, send: () => Asked<Answer>): Promise<Answer> {
    const known = this.flights.get(key);
    const joins = known !== undefined && known.endsAt + CUT_SHORT_MS >= endsAt;
    const flight = joins ? known : this.start(key, endsAt, send);
    flight.waiting += 1;
    return waitedFor(flight.asked.answer, signal, () => {
      flight.waiting -= 1;
      // the call itself ends only when nobody waits for it any more
      if (flight.waiting === 0) this.abandon(key, flight);
    });
  }

  private start(key: string, endsAt: number, send: () => Asked<Answer>): Flight<Answer> {
    const flight = { asked: send(), waiting: 0, endsAt };
    this.flights.set(key, flight);
    const land = () => this.land(key, flight);
    flight.asked.answer.then(land, land);
    return flight;
  }

  /** An abandoned call answers nobody: the next one with this key starts anew. */
  private abandon(key: string, flight: Flight<Answer>): void {
    this.land(key, flight);
    flight.asked.cancel();
  }

  private land(key: string, flight: Flight<Answer>): void {
    if (this.flights.get(key) === flight) this.flights.delete(key);
  }
}
