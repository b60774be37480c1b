/** How long a request is worth working on: until its deadline, or until the one who asked has gone. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** How many milliseconds the caller of a subgraph still waits. */
export const DEADLINE_HEADER = 'diaban-deadline';

/** The reason of a signal that fired because time was up. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
  constructor() {
    super('The deadline of the request passed');
  }
}

export interface Lifetime {
  signal: AbortSignal;
  /** releases the timer; to be called when the request was answered */
  done(): void;
}

/** A signal that fires when the deadline passes, or when the client leaves before its answer is complete. */
export function lifetimeOf(response: ServerResponse, milliseconds: number): Lifetime {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DeadlinePassed()), milliseconds);
  const left = () => {
    if (!response.writableFinished) controller.abort(new Error('The client went away'));
  };
  response.once('close', left);
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      response.off('close', left);
    },
  };
}

/** What the caller's header says, at most `most`; what is no such number says nothing. */
export function remainingOf(headers: IncomingHttpHeaders, most: number): number {
  const given = headers[DEADLINE_HEADER];
  return typeof given === 'string' && /^\d{1,9}$/.test(given) ? Math.min(Number(given), most) : most;
}

/** The outcome of the work, or the signal's reason when that comes first. */
export async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop!: () => void;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
  });
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
