/** Bridges the moment in which a subgraph is restarted: reads that it never began to answer are asked again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Asked } from '../engine/flights.js';
import { Disconnected } from './failures.js';

/** Less than a second in all: after that the rest of an answer is worth more than the part that is missing. */
const PAUSES_MS = [25, 50, 100, 200, 400];

export class Retries {
  /** while a subgraph stays away, nobody waits for it again */
  private away = false;

  /** @param send sends the call; done again only when the subgraph cannot have begun to answer */
  ask<Answer>(send: () => Asked<Answer>): Asked<Answer> {
    const read = new Read(send);
    const answer = read.asked.answer.then(
      (first) => {
        this.away = false;
        return first;
      },
      (error: unknown) => this.again(read, error),
    );
    return { answer, cancel: () => read.cancel() };
  }

  private async again<Answer>(read: Read<Answer>, first: unknown): Promise<Answer> {
    let error = first;
    let broken = false;
    for (let attempt = 0; ; attempt += 1) {
      const wait = PAUSES_MS[attempt];
      if (!(error instanceof Disconnected) || this.away || read.cancelled) throw error;
      if (wait === undefined) this.away = true;
      // what broke twice may well be what breaks it
      if (wait === undefined || (broken && !error.refused)) throw error;
      broken ||= !error.refused;
      await pause(wait);
      if (read.cancelled) throw error;
      try {
        const answer = await read.repeat();
        this.away = false;
        return answer;
      } catch (next) {
        error = next;
      }
    }
  }
}

/** A read that may be asked several times. */
class Read<Answer> {
  asked: Asked<Answer>;
  cancelled = false;

  constructor(private readonly send: () => Asked<Answer>) {
    this.asked = send();
  }

  repeat(): Promise<Answer> {
    this.asked = this.send();
    return this.asked.answer;
  }

  cancel(): void {
    this.cancelled = true;
    this.asked.cancel();
  }
}
