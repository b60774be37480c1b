/** A subgraph for the tests of streams: sources that end, fail, or wait for good. */
import { silentLog } from '@diaban/shared/log';
import type { Viewer } from '@diaban/shared/scope/viewer';
import type { RunningSubgraph } from '@diaban/shared/server/subgraph';
import { buildSchema, type GraphQLObjectType } from 'graphql';

export const SDL = `type Query { who: String many(first: Int!): [Many!] }
  type Many { many(first: Int!): [Many!] one: Int }
  type Mutation { add: Int }
  type Subscription { ticks(to: Int!): Int endless: Int fails: Int many(first: Int!): [Many!] viewer: String }`;

export class StubSubgraph {
  /** how many endless sources are open */
  endless = 0;
  added = 0;
  readonly running: RunningSubgraph;

  constructor() {
    const schema = buildSchema(SDL);
    const resolve = (type: string, field: string, how: object) =>
      Object.assign((schema.getType(type) as GraphQLObjectType).getFields()[field]!, how);
    resolve('Query', 'who', { resolve: viewerUnit });
    resolve('Mutation', 'add', {
      resolve: () => {
        this.added += 1;
        return this.added;
      },
    });
    resolve('Subscription', 'ticks', { subscribe: ticks });
    resolve('Subscription', 'viewer', { subscribe: () => ticks(null, { to: 1 }), resolve: viewerUnit });
    resolve('Subscription', 'endless', { subscribe: () => this.endlessTicks() });
    resolve('Subscription', 'fails', { subscribe: failing });
    const contextFor = ({ viewer }: { viewer: Viewer }) => ({ viewer, db: { count: { statements: 1 } } });
    // all of a running subgraph that serving it takes; the rest of one is its database
    this.running = {
      name: 'localities',
      schema,
      log: silentLog,
      contextFor,
    } as unknown as RunningSubgraph;
  }

  /** Waits for good after the first, as sources do for which nothing happens. */
  private endlessTicks(): AsyncIterableIterator<{ endless: number }> {
    let told = false;
    let end = () => {};
    const ended = new Promise<IteratorReturnResult<undefined>>((resolve) => {
      end = () => resolve({ done: true, value: undefined });
    });
    this.endless += 1;
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      async next() {
        if (told) return ended;
        told = true;
        return { done: false, value: { endless: 1 } };
      },
      return: async () => {
        this.endless -= 1;
        end();
        return { done: true, value: undefined };
      },
    };
  }
}

function viewerUnit(_: unknown, __: unknown, { viewer }: { viewer: Viewer }): string {
  return viewer.unit;
}

async function* ticks(_: unknown, { to }: { to: number }): AsyncGenerator<{ ticks: number }> {
  for (let tick = 1; tick <= to; tick += 1) yield { ticks: tick };
}

async function* failing(): AsyncGenerator<{ fails: number }> {
  yield { fails: 1 };
  throw new Error('secret detail');
}
