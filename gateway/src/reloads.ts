/** Takes a new supergraph and new trusted operations into service, or refuses them, while requests go on. */
import { type FSWatcher, watch } from 'node:fs';
import type { Exploration } from './doors/exploration.js';
import type { Metrics } from './metrics.js';
import { type Contents, readContents, type Serving, type Surroundings, serving } from './serving.js';
import type { Supergraph } from './supergraph.js';

/** Files are written one after the other: only when they are quiet are they looked at. */
const QUIET_MS = 150;

/** What a reload works on. */
export interface Reloaded extends Surroundings {
  folder: URL;
  /** the subgraphs whose place was settled at the start */
  reachable: readonly string[];
  exploration: Exploration;
  metrics: Metrics;
}

export class Reloads {
  private queue: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private watchers: FSWatcher[] = [];

  constructor(
    /** what new requests are answered with; those under way keep what they began with */
    public current: Serving,
    private readonly of: Reloaded,
  ) {}

  /** Looks at the files now. Resolves when what they hold is in service or refused. */
  reload(): Promise<void> {
    this.queue = this.queue.then(() => this.tryReload());
    return this.queue;
  }

  /** Looks at the files whenever they change. */
  watch(): void {
    const later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.reload(), QUIET_MS);
    };
    this.watchers = [this.of.folder, new URL('operations/', this.of.folder)].map((folder) =>
      watch(folder, later).on('error', (error) => this.of.log.warn({ err: error }, 'schema is not watched')),
    );
  }

  stop(): void {
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.close();
  }

  private async tryReload(): Promise<void> {
    const { folder, exploration, metrics, log } = this.of;
    try {
      const contents = await readContents(folder);
      if (same(contents, this.current)) return;
      assertReachable(contents.supergraph, this.of.reachable);
      const next = await serving(contents, this.of, false);
      exploration.replace(next.engine, next.supergraph);
      this.current = next;
    } catch (error) {
      metrics.supergraphLoad('refused');
      log.error({ err: error }, 'new supergraph refused, the old one stays');
      return;
    }
    metrics.supergraphLoad('served');
    log.info({ operations: this.current.documents.length }, 'new supergraph in service');
  }
}

function assertReachable({ subgraphs }: Supergraph, reachable: readonly string[]): void {
  const unknown = subgraphs.filter((name) => !reachable.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `The supergraph has ${unknown.join(', ')}, which this gateway has no address for. Start it anew with one`,
    );
}

function same(next: Contents, current: Contents): boolean {
  const texts = ({ documents }: Contents) => documents.map(({ id, hash }) => `${id} ${hash}`).join();
  return next.supergraph.sdl === current.supergraph.sdl && texts(next) === texts(current);
}
