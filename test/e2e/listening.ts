/** A client that listens to the gateway, and the changes that show when it has begun to. */
import { type ReadEvent, readEvents } from '@diaban/shared/server/event-reader';
import type pg from 'pg';
import type { RunningGateway } from './running-gateway.js';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers freely
type Answer = any;

const PRIMER = 'begun?';

export class Listening {
  private constructor(
    readonly response: Response,
    private readonly events: AsyncGenerator<ReadEvent, void>,
    readonly leave: () => void,
  ) {}

  static async open(gateway: RunningGateway, path: string, init: RequestInit): Promise<Listening> {
    const controller = new AbortController();
    const headers = { accept: 'text/event-stream', ...init.headers };
    const response = await fetch(`${gateway.url}${path}`, { ...init, headers, signal: controller.signal });
    const events = readEvents(response.body as unknown as AsyncIterable<Uint8Array>);
    return new Listening(response, events, () => controller.abort());
  }

  /** Listens to one operation, which asks for `changed { entityId }` at least. */
  static to(gateway: RunningGateway, token: string, query: string): Promise<Listening> {
    return Listening.open(gateway, '/graphql', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
  }

  /** The next event with its data as JSON, but for those that {@link begun} made. */
  async next(): Promise<{ event: string; data: Answer }> {
    for (;;) {
      const { value } = await this.events.next();
      if (value === undefined) return { event: 'gone', data: null };
      const { event, data } = value;
      if (!data.includes(PRIMER)) return { event, data: data === '' ? null : JSON.parse(data) };
    }
  }

  /** Resolves when what is changed in this unit arrives. */
  async begun(admin: pg.Client, code: string): Promise<void> {
    let arrived = false;
    const first = this.events.next().then(() => {
      arrived = true;
    });
    while (!arrived) {
      await admin.query(
        `insert into app.changes (subgraph, operation, kind, entity, entity_id, locality_id, subject, role, unit, request_id)
         select 'cases', 'test', 'CREATED', 'PoliceCase', $2, unit_id, 'someone', 'ward', $1, 'r' from app.unit_directory where code = $1`,
        [code, PRIMER],
      );
      await Promise.race([first, new Promise((later) => setTimeout(later, 25))]);
    }
    await first;
  }
}
