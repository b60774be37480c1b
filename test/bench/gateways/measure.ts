/** Measures one workload: rounds over all contestants in turn, so that what else the machine does hits all alike. */
import type { Contestant, Running } from '../contestants/contestant.js';
import { STUBS } from '../graph/supergraph.js';
import { unsplitAnswer } from '../graph/unsplit.js';
import type { LoadTask } from '../load/load.js';
import type { Options } from '../options.js';
import { ask, fault, loadRequests } from './answers.js';
import { type ContestantFigures, medianSample, type Sample, type WorkloadFigures } from './figures.js';
import type { Stage } from './stage.js';
import type { Workload } from './workload.js';

const LEAD_MS = 200;
const MEGA = 1_000_000;

/** What can be measured: a contestant whose answers are right. */
interface Entry {
  contestant: Contestant;
  running: Running;
  task: Pick<LoadTask, 'port' | 'requests'>;
}

export async function measureWorkload(
  stage: Stage,
  workload: Workload,
  options: Options,
  say: (line: string) => void,
): Promise<WorkloadFigures> {
  const { entries, answerBytes } = await enter(stage, workload, say);
  const run = (entry: Entry, connections: number, seconds: number) =>
    measure(stage, entry, {
      ...entry.task,
      connections,
      leadMs: LEAD_MS,
      countedMs: seconds * 1_000,
      ...(workload.unique === undefined ? {} : { unique: workload.unique }),
    });
  for (const entry of entries) await run(entry, 20, options.warm);

  const samples = new Map(entries.map((entry) => [entry, new Map<number, Sample[]>()]));
  for (let round = 0; round < options.rounds; round++)
    for (const connections of workload.connections ?? options.connections)
      for (const entry of rotated(entries, round)) {
        const ofEntry = samples.get(entry)!;
        const sample = await run(entry, connections, options.seconds);
        ofEntry.set(connections, [...(ofEntry.get(connections) ?? []), sample]);
      }
  const contestants = await Promise.all(entries.map((entry) => figuresOf(entry, samples.get(entry)!)));
  compareWithApollo(contestants);
  return { workload: workload.id, answerBytes, contestants };
}

/** Asks each contestant once. A peer that answers wrongly is left out. @throws if it is one of ours */
async function enter(
  stage: Stage,
  { operation, source, unique }: Workload,
  say: (line: string) => void,
): Promise<{ entries: Entry[]; answerBytes: number }> {
  const data = await unsplitAnswer(STUBS, operation, source);
  const entries: Entry[] = [];
  for (const [contestant, running] of stage.running) {
    if (unique !== undefined && (!contestant.takesAnyText || contestant.shares === true)) continue;
    const requests = running.requests(operation, source);
    const answer = await ask(running.port, requests[0]!);
    const wrong = contestant.side === 'limit' ? null : fault(answer, data);
    if (wrong === null) {
      const task = { port: running.port, requests: loadRequests(running.port, requests, answer.bytes) };
      entries.push({ contestant, running, task });
    } else if (contestant.side === 'own')
      throw new Error(`${contestant.id} answers ${operation.id} with ${wrong}`);
    else say(`${contestant.id} is left out of ${operation.id}: ${wrong}`);
  }
  return { entries, answerBytes: Buffer.byteLength(JSON.stringify({ data })) };
}

async function measure(stage: Stage, { running }: Entry, task: LoadTask): Promise<Sample> {
  const before = await usages(stage, running);
  const result = await stage.load.ask({ run: task }, 'result');
  const after = await usages(stage, running);
  const requests = result.whole + result.partial;
  return {
    perSecond: result.perSecond,
    p50: result.p50,
    p99: result.p99,
    gatewayCpu: (after.gateway - before.gateway) / 1_000 / requests,
    subgraphCpu: (after.subgraphs - before.subgraphs) / 1_000 / requests,
    faults: result.partial + result.broken + result.stuck,
  };
}

async function usages(stage: Stage, { child }: Running): Promise<{ gateway: number; subgraphs: number }> {
  const [gateway, subgraphs] = await Promise.all([child.usage(), stage.subgraphs.usage()]);
  return { gateway: gateway.cpu, subgraphs: subgraphs.cpu };
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % Math.max(1, list.length);
  return [...list.slice(at), ...list.slice(0, at)];
}

async function figuresOf(
  { contestant: { id, title, shares, side }, running }: Entry,
  samples: ReadonlyMap<number, readonly Sample[]>,
): Promise<ContestantFigures> {
  const { rss, maxRss } = await running.child.usage();
  const cells = [...samples].map(([connections, ofCell]) => ({
    connections,
    timesApollo: null,
    cpuTimesApollo: null,
    ...medianSample(ofCell),
  }));
  return { id, title, shares, side, cells, rss: rss / MEGA, maxRss: maxRss / MEGA };
}

function compareWithApollo(contestants: readonly ContestantFigures[]): void {
  const apollo = contestants.find(({ id }) => id === 'apollo');
  for (const { cells } of contestants)
    for (const cell of cells) {
      const base = apollo?.cells.find(({ connections }) => connections === cell.connections);
      if (!base) continue;
      cell.timesApollo = cell.perSecond / base.perSecond;
      cell.cpuTimesApollo = base.gatewayCpu / cell.gatewayCpu;
    }
}
