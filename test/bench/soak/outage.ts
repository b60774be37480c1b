/** Kills a subgraph under load, starts it again at the same address, and watches when answers are whole again. */
import { setTimeout as wait } from 'node:timers/promises';
import type { HttpRequest } from '../contestants/contestant.js';
import { ask, fault, type WholeAnswer } from '../gateways/answers.js';
import { startSubgraphs } from '../gateways/stage.js';
import type { Child } from '../processes/child.js';
import type { SubgraphReady } from '../subgraphs/subgraph-main.js';

const DOWN_MS = 5_000;
const PROBE_MS = 20;
const GIVE_UP_MS = 30_000;

export interface OutageFacts {
  /** what the gateway answered while the subgraph was down */
  whileDown: { status: number; errors: unknown };
  /** from the moment the subgraph listened again to the first whole answer, in milliseconds */
  recoveredMs: number;
}

/**
 * @param subgraphs by name; the killed one is replaced
 * @param probe a request that needs the subgraph
 */
export async function outage(
  name: string,
  subgraphs: Map<string, Child<SubgraphReady>>,
  { port, probe }: { port: number; probe: HttpRequest },
): Promise<OutageFacts> {
  const whole = await ask(port, probe);
  const killed = subgraphs.get(name)!;
  await killed.stop('SIGKILL');
  await wait(DOWN_MS / 2);
  const { status, errors } = await ask(port, probe);
  await wait(DOWN_MS / 2);
  const restarted = await startSubgraphs({ [name]: Number(new URL(killed.ready.urls[name]!).port) });
  subgraphs.set(name, restarted);
  return { whileDown: { status, errors }, recoveredMs: await wholeAgain(port, probe, whole) };
}

async function wholeAgain(port: number, probe: HttpRequest, reference: WholeAnswer): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < GIVE_UP_MS) {
    const answer = await ask(port, probe);
    if (fault(answer, reference.data) === null) return performance.now() - began;
    await wait(PROBE_MS);
  }
  return Number.POSITIVE_INFINITY;
}
