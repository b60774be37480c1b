/** How long a request is worth working on: until its deadline, or until the one who asked has gone. */
import { setMaxListeners } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

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

/**
 * The signals of a connection. A request that was answered leaves its own to the next: making one for each costs more
 * than a small request does.
 */
class ConnectionSignals {
  private spare: AbortController | null = null;
  private readonly inUse = new Set<AbortController>();

  constructor(socket: Socket) {
    socket.once('close', () => {
      for (const controller of this.inUse) controller.abort(new Error('The client went away'));
    });
  }

  take(): AbortController {
    const controller = this.spare ?? fresh();
    this.spare = null;
    this.inUse.add(controller);
    return controller;
  }

  giveBack(controller: AbortController): void {
    this.inUse.delete(controller);
    if (!controller.signal.aborted) this.spare = controller;
  }
}

function fresh(): AbortController {
  const controller = new AbortController();
  // each call of a request listens
  setMaxListeners(0, controller.signal);
  return controller;
}

const signalsOf = new WeakMap<Socket, ConnectionSignals>();

/** A signal that fires when the deadline passes, or when the client leaves before its answer is complete. */
export function lifetimeOf(response: ServerResponse, milliseconds: number): Lifetime {
  const { socket } = response.req;
  const signals = signalsOf.get(socket) ?? new ConnectionSignals(socket);
  signalsOf.set(socket, signals);
  const controller = signals.take();
  if (socket.destroyed) controller.abort(new Error('The client went away'));
  const timer = setTimeout(() => controller.abort(new DeadlinePassed()), milliseconds);
  return {
    signal: controller.signal,
    done: () => {
      clearTimeout(timer);
      signals.giveBack(controller);
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
