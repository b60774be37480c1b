/** Our gateway at full load for minutes, with a subgraph killed and restarted in between. */
import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type DiabanReady, diabanRequests, startDiaban } from '../contestants/diaban.js';
import { installPeers } from '../contestants/peers.js';
import { ask, loadRequests } from '../gateways/answers.js';
import { startLoad, startSubgraphs, writeSupergraph } from '../gateways/stage.js';
import { OPERATIONS } from '../graph/operations.js';
import { STUBS } from '../graph/supergraph.js';
import type { LoadRequest, LoadTask } from '../load/load.js';
import type { Options } from '../options.js';
import type { Child } from '../processes/child.js';
import type { SubgraphReady } from '../subgraphs/subgraph-main.js';
import { outage } from './outage.js';
import { growthPerMinute, sampleMemory } from './samples.js';

const CONNECTIONS = 40;
/** Both operations need it. */
const KILLED = 'cases';

export async function soak({ minutes, json, profile }: Options, say: (line: string) => void): Promise<void> {
  installPeers(say);
  const subgraphs = new Map<string, Child<SubgraphReady>>();
  for (const { name } of STUBS) subgraphs.set(name, await startSubgraphs({ [name]: 0 }));
  const urls: Record<string, string> = {};
  for (const { ready } of subgraphs.values()) Object.assign(urls, ready.urls);
  const supergraphFile = await writeSupergraph(urls);
  const gateway = await startDiaban('gateway', { supergraphFile, urls, profile });
  const load = await startLoad();
  const { port } = gateway.ready;
  const task: LoadTask = {
    port,
    requests: await mixed(gateway.ready),
    connections: CONNECTIONS,
    leadMs: 1_000,
    countedMs: minutes * 60_000,
  };

  say(`${minutes} minutes at ${CONNECTIONS} connections: both operations through both doors.`);
  let over = false;
  const result = load.ask({ run: task }, 'result').finally(() => {
    over = true;
  });
  const [probe] = diabanRequests(gateway.ready, 'trusted', OPERATIONS.find(({ id }) => id === 'small')!);
  const facts = wait((minutes * 60_000) / 2).then(async () => {
    say(`Killing ${KILLED}.`);
    const found = await outage(KILLED, subgraphs, { port, probe: probe! });
    say(
      `While it was down: status ${found.whileDown.status}, errors ${JSON.stringify(found.whileDown.errors)}`,
    );
    return found;
  });
  const samples = await sampleMemory(gateway, load, () => over, say);
  const [{ whole, partial, broken, stuck }, { recoveredMs }] = await Promise.all([result, facts]);
  const { warnings, maxRss } = await gateway.usage();
  const growth = growthPerMinute(samples);

  say(`
Whole answers ${whole}, partial ${partial} and broken ${broken} (those above are of the time without ${KILLED}).
Requests that were never answered: ${stuck}.
Warnings of Node: ${warnings.length === 0 ? 'none' : warnings.join('; ')}.
Memory: ${growth.toFixed(2)} MB a minute after the first third, ${(maxRss / 1e6).toFixed(0)} MB at most.
Whole again ${recoveredMs.toFixed(0)} ms after ${KILLED} listened again.`);
  const figures = { minutes, whole, partial, broken, stuck, warnings, growth, maxRss, recoveredMs, samples };
  if (json !== null) await writeFile(json, `${JSON.stringify(figures, null, 2)}\n`);
  for (const child of [load, gateway, ...subgraphs.values()]) await child.stop();
  await rm(dirname(supergraphFile), { recursive: true });
}

/** Both operations through both doors, in equal parts, each connection with a viewer of its own. */
async function mixed(ready: DiabanReady): Promise<LoadRequest[]> {
  const kinds = await Promise.all(
    OPERATIONS.flatMap((operation) =>
      (['trusted', 'exploration'] as const).map(async (door) => {
        const requests = diabanRequests(ready, door, operation);
        const { bytes } = await ask(ready.port, requests[0]!);
        return loadRequests(ready.port, requests, bytes);
      }),
    ),
  );
  return Array.from({ length: CONNECTIONS }, (_, at) => kinds[at % kinds.length]![at]!);
}
