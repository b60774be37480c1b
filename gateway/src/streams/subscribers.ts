/** All clients with a stream, reserved or connected: how many there may be, and how long each lasts. */
import { randomUUID } from 'node:crypto';
import { Unauthenticated } from '@diaban/shared/errors';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { Authenticate } from '../authenticate.js';
import { Problem, refusal } from '../http/problem.js';
import { type Framing, Subscriber } from './subscriber.js';

/** A reservation that nobody comes for is given up. */
const RESERVED_MS = 30_000;
/** So soon a stream ends after its token has expired, or was withdrawn with its key. */
const RECHECK_MS = 10_000;
const MOST_STREAMS = 1_000;
const MOST_OF_VIEWER = 20;

interface Admitted {
  subscriber: Subscriber;
  /** of the last request that belongs to the stream */
  authorization: string | undefined;
}

export class Subscribers {
  /** by their token; streams with one operation have one that nobody is told */
  private readonly admitted = new Map<string, Admitted>();
  private stopping = false;

  constructor(
    private readonly authenticate: Authenticate,
    /** called for each answer that is sent */
    private readonly sent: () => void,
  ) {}

  /** How many streams there are in each state. */
  counts(): { connected: number; reserved: number } {
    let connected = 0;
    for (const { subscriber } of this.admitted.values()) if (subscriber.connected) connected += 1;
    return { connected, reserved: this.admitted.size - connected };
  }

  /** @throws Problem when there are too many */
  admit(
    viewer: Viewer,
    authorization: string | undefined,
    framing: Framing,
  ): { token: string; subscriber: Subscriber } {
    this.assertRoom(viewer);
    const token = randomUUID();
    const timers = [
      setInterval(() => this.recheck(token), RECHECK_MS),
      setTimeout(() => subscriber.connected || subscriber.end(), RESERVED_MS),
    ];
    const gone = () => {
      this.admitted.delete(token);
      for (const timer of timers) clearTimeout(timer);
    };
    const subscriber = new Subscriber(viewer, framing, { sent: this.sent, gone });
    this.admitted.set(token, { subscriber, authorization });
    return { token, subscriber };
  }

  /** The stream that a token was given for: browsers' EventSource sends nothing else. @throws Problem */
  reserved(token: string): Subscriber {
    const { subscriber } = this.admitted.get(token) ?? {};
    if (subscriber === undefined)
      throw new Problem(404, 'NOT_FOUND', 'There is no such reservation. Make one with PUT');
    if (subscriber.connected) throw new Problem(409, 'CONFLICT', 'The reservation has its stream');
    return subscriber;
  }

  /** The viewer's own stream, which from now on lasts as long as this authorization. @throws Problem */
  own(token: string, viewer: Viewer, authorization: string | undefined): Subscriber {
    const admitted = this.admitted.get(token);
    if (admitted === undefined || JSON.stringify(admitted.subscriber.viewer) !== JSON.stringify(viewer))
      throw new Problem(404, 'NOT_FOUND', 'There is no such stream. Make a reservation with PUT');
    admitted.authorization = authorization;
    return admitted.subscriber;
  }

  /** Completes all streams and admits no more: clients connect to whoever comes after. */
  stop(): void {
    this.stopping = true;
    for (const { subscriber } of [...this.admitted.values()]) subscriber.end();
  }

  private assertRoom({ subject }: Viewer): void {
    if (this.stopping) throw new Problem(503, 'STOPPING', 'This gateway stops. Connect again');
    if (this.admitted.size >= MOST_STREAMS)
      throw new Problem(
        503,
        'TOO_MANY_STREAMS',
        'This gateway has as many streams as it can serve. Try again later',
      );
    let own = 0;
    for (const { subscriber } of this.admitted.values()) if (subscriber.viewer.subject === subject) own += 1;
    if (own >= MOST_OF_VIEWER)
      throw new Problem(
        429,
        'TOO_MANY_STREAMS',
        `You have ${own} streams. Close one, or use one for all operations: /graphql/stream`,
      );
  }

  /** Who could not ask any more is not told any more either. */
  private async recheck(token: string): Promise<void> {
    const admitted = this.admitted.get(token);
    if (admitted === undefined) return;
    const { authorization, subscriber } = admitted;
    try {
      await this.authenticate(authorization);
    } catch (error) {
      // a request may have brought a newer token meanwhile
      if (admitted.authorization !== authorization) return;
      const message =
        error instanceof Unauthenticated ? error.message : 'The token can no longer be verified';
      subscriber.end(refusal(message, { code: 'UNAUTHENTICATED' }));
    }
  }
}
