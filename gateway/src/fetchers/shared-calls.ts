/** Sends identical calls that are under way at the same time only once. */
import { SubgraphUnreachable } from './send.js';

interface Flight {
  answer: Promise<string>;
  controller: AbortController;
  waiting: number;
}

export class SharedCalls {
  private readonly flights = new Map<string, Flight>();

  /**
   * The text of the answer; each caller parses it for itself, since answers are merged into.
   * @param key all that the answer depends on
   */
  ask(
    key: string,
    send: (signal: AbortSignal) => Promise<string>,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const flight = this.flights.get(key) ?? this.start(key, send);
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

  private start(key: string, send: (signal: AbortSignal) => Promise<string>): Flight {
    const controller = new AbortController();
    const flight: Flight = { answer: send(controller.signal), controller, waiting: 0 };
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
