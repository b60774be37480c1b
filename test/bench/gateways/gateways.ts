/** The comparison of gateways: start all, check their answers, measure workload after workload, report. */
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { constantBytes } from '../contestants/constant.js';
import type { Contestant } from '../contestants/contestant.js';
import { DIABAN } from '../contestants/diaban.js';
import { installPeers, PEERS, peerVersions } from '../contestants/peers.js';
import type { Options } from '../options.js';
import { ask } from './answers.js';
import type { WorkloadFigures } from './figures.js';
import { measureWorkload } from './measure.js';
import { Stage } from './stage.js';
import { tableOf } from './table.js';
import { targetLines } from './targets.js';
import { WORKLOADS } from './workload.js';

/** What others use of the machine before it disturbs. */
const BUSY = 0.5;

type Say = (line: string) => void;

export async function compareGateways(options: Options, say: Say): Promise<void> {
  const missing = installPeers(say);
  const busy = loadavg()[0] ?? 0;
  if (busy > BUSY)
    say(
      `This machine is busy (load ${busy.toFixed(1)}): requests a second mean little, CPU time a request more.`,
    );
  if (missing !== null) say(`Without Apollo Gateway and Hive Gateway, which cannot be installed: ${missing}`);
  const stage = await Stage.open(options.profile);
  try {
    say(`Subgraphs execute with ${stage.subgraphs.ready.execution}.`);
    await startContestants(stage, missing === null ? [...DIABAN, ...PEERS] : DIABAN, options, say);
    const all: WorkloadFigures[] = [];
    for (const workload of WORKLOADS) {
      if (options.workloads !== null && !options.workloads.includes(workload.id)) continue;
      say(`Measuring ${workload.title}…`);
      const figures = await measureWorkload(stage, workload, options, say);
      say(tableOf(figures, workload.title));
      all.push(figures);
    }
    for (const line of targetLines(all)) say(line);
    if (options.json !== null)
      await writeFile(options.json, `${JSON.stringify(report(stage, options, all), null, 2)}\n`);
  } finally {
    await stage.close();
  }
}

async function startContestants(
  stage: Stage,
  contestants: readonly Contestant[],
  { only }: Options,
  say: Say,
): Promise<void> {
  const wanted = (id: string) => only === null || only.includes(id);
  for (const contestant of contestants.filter(({ id }) => wanted(id))) {
    const reason = await stage.start(contestant);
    if (reason !== null) say(`Without ${contestant.id}: ${reason}`);
  }
  const [first] = stage.running.values();
  if (!first) throw new Error('No contestant runs');
  if (!wanted('constant')) return;
  const sizes: Record<string, number> = {};
  for (const { operation } of WORKLOADS)
    sizes[operation.id] ??= (await ask(first.port, first.requests(operation)[0]!)).bytes;
  await stage.start(constantBytes(sizes));
}

function report(
  stage: Stage,
  { seconds, rounds, warm }: Options,
  workloads: readonly WorkloadFigures[],
): object {
  return {
    when: new Date().toISOString(),
    node: process.version,
    cpus: cpus().map(({ model }) => model),
    /** at the end: 2 to 3 is the benchmark's own */
    loadAverages: loadavg(),
    peers: peerVersions(),
    subgraphs: stage.subgraphs.ready.execution,
    seconds,
    rounds,
    warm,
    workloads,
  };
}
