/** Sets up a run: subgraphs, supergraph, load generator and contestants, each a process of its own. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contestant, Running, Setting } from '../contestants/contestant.js';
import { PEERS_PACKAGE } from '../contestants/peers.js';
import { composed, STUBS } from '../graph/supergraph.js';
import { Child } from '../processes/child.js';
import type { SubgraphReady, SubgraphTask } from '../subgraphs/subgraph-main.js';

const SUBGRAPHS = new URL('../subgraphs/subgraph-main.js', import.meta.url);
const LOAD = new URL('../load/load-main.js', import.meta.url);

/** A process with the subgraphs that have a port. */
export function startSubgraphs(ports: Record<string, number>): Promise<Child<SubgraphReady>> {
  const task: SubgraphTask = { peers: fileURLToPath(PEERS_PACKAGE), ports };
  return Child.start({ title: 'subgraphs', file: SUBGRAPHS, task });
}

export function startLoad(): Promise<Child<object>> {
  return Child.start({ title: 'load generator', file: LOAD, task: {} });
}

/** The supergraph in a file, since gateways are processes of their own. */
export async function writeSupergraph(urls: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'diaban-supergraph-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, composed(new Map(Object.entries(urls))).supergraphSdl);
  return file;
}

export class Stage {
  readonly running = new Map<Contestant, Running>();

  private constructor(
    readonly load: Child<object>,
    readonly subgraphs: Child<SubgraphReady>,
    private readonly setting: Setting,
  ) {}

  static async open(profile: string | undefined): Promise<Stage> {
    const subgraphs = await startSubgraphs(Object.fromEntries(STUBS.map(({ name }) => [name, 0])));
    const { urls } = subgraphs.ready;
    const setting = { supergraphFile: await writeSupergraph(urls), urls, profile };
    return new Stage(await startLoad(), subgraphs, setting);
  }

  /** @returns the reason if the contestant cannot start */
  async start(contestant: Contestant): Promise<string | null> {
    try {
      this.running.set(contestant, await contestant.start(this.setting));
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  }

  async leave(contestant: Contestant): Promise<void> {
    const running = this.running.get(contestant);
    this.running.delete(contestant);
    await running?.child.stop();
  }

  async close(): Promise<void> {
    for (const contestant of [...this.running.keys()]) await this.leave(contestant);
    await this.load.stop();
    await this.subgraphs.stop();
    await rm(join(this.setting.supergraphFile, '..'), { recursive: true });
  }
}
