/** Serves the subscriptions of a subgraph over HTTP: server-sent events by the graphql-sse protocol, a stream each. */
import type { ServerResponse } from 'node:http';
import { Invalid } from '../errors.js';
import { isPlainCall } from './compiled-calls.js';
import { EventStream } from './event-stream.js';
import type { Caller, RunningSubgraph } from './subgraph.js';
import { subscribeTo } from './subscription.js';

export class SubscriptionAnswers {
  private readonly open = new Set<EventStream>();

  constructor(private readonly subgraph: RunningSubgraph) {}

  /** Resolves when the stream has ended. @throws before it begins when the body holds no call */
  async answer(text: string, { viewer, requestId }: Caller, response: ServerResponse): Promise<void> {
    const call: unknown = JSON.parse(text);
    if (!isPlainCall(call)) throw new Invalid('Send query, operationName and variables', 'body');
    const stream = new EventStream(response);
    this.open.add(stream);
    try {
      const answers = subscribeTo(this.subgraph, { ...call, viewer, requestId, signal: stream.closed });
      for await (const { statements: _, ...answer } of answers)
        await stream.send('next', JSON.stringify(answer));
      stream.send('complete');
    } catch (error) {
      this.subgraph.log.error({ err: error, requestId }, 'subscription broke off');
    } finally {
      stream.end();
      this.open.delete(stream);
    }
  }

  /** Whoever reads learns that there was more to come, and asks again. */
  stop(): void {
    for (const stream of this.open) stream.end();
  }
}
