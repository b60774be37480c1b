/** Sends identical calls that are under way at the same time only once. */
import { SubgraphUnreachable } from './send.js';

interface Flight {
  answer: Promise<string>;
  controller: AbortController;
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

export class SharedCalls {
  private readonly flights = new Map<string, Flight>();

  /** The text of the answer; each caller parses it for itself, since answers are merged into. */
  ask({ key, endsAt, signal }: SharedCall, send: (signal: AbortSignal) => Promise<string>): Promise<string> {
    const known = this.flights.get(key);
    const flight =
      known !== undefined && known.endsAt + CUT_SHORT_MS >= endsAt ? known : this.start(key, endsAt, send);
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        // the call itself ends only when nobody waits for it any more
        if (flight.waiting === 0) flight.controller.abort();
        reject(new SubgraphUnreachable('was not waited for'));
      };
      if (signal?.aborted) return leave();
      signal?.addEventListener('abort', leave, { once: true });
      const landed = () => signal?.removeEventListener('abort', leave);
      flight.answer.then(resolve, reject).finally(landed);
    });
  }

  private start(key: string, endsAt: number, send: (signal: AbortSignal) => Promise<string>): Flight {
    const controller = new AbortController();
    const flight: Flight = { answer: send(controller.signal), controller, waiting: 0, endsAt };
    this.flights.set(key, flight);
    const land = () => {
      if (this.flights.get(key) === flight) this.flights.delete(key);
    };
    flight.answer.then(land, land);
    // an abandoned call answers nobody: the next one with this key starts anew
    controller.signal.addEventListener('abort', land, { once: true });
    return flight;
  }
}
