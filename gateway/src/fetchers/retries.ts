/** Bridges the moment in which a subgraph is restarted: reads that it never began to answer are asked again. */
import { setTimeout as pause } from 'node:timers/promises';
import { Disconnected } from './send.js';

/** Less than a second in all: after that the rest of an answer is worth more than the part that is missing. */
const PAUSES_MS = [25, 50, 100, 200, 400];

export class Retries {
  /** while a subgraph stays away, nobody waits for it again */
  private away = false;

  /** @param send sends the call; done again only when the subgraph cannot have begun to answer */
  async ask(send: () => Promise<string>, signal: AbortSignal): Promise<string> {
    let broken = false;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const answer = await send();
        this.away = false;
        return answer;
      } catch (error) {
        const wait = PAUSES_MS[attempt];
        const again = error instanceof Disconnected && !this.away && !signal.aborted;
        if (!again) throw error;
        if (wait === undefined) this.away = true;
        // what broke twice may well be what breaks it
        if (wait === undefined || (broken && !error.refused)) throw error;
        broken ||= !error.refused;
        await pause(wait, undefined, { signal }).catch(() => {
          throw error;
        });
      }
    }
  }
}
