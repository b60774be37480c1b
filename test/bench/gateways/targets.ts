/** What the gateway is meant to reach at 20 connections, next to what it reached. */
import type { Cell, ContestantFigures, WorkloadFigures } from './figures.js';

const CONNECTIONS = 20;

interface Target {
  workload: string;
  contestant: string;
  /** whose throughput is compared with */
  than: string;
  times: number;
}

const TARGETS: readonly Target[] = [
  ...['heavy', 'nested'].flatMap((workload) => [
    { workload, contestant: 'trusted', than: 'apollo', times: 14 },
    { workload, contestant: 'exploration', than: 'apollo', times: 8 },
    { workload, contestant: 'trusted-sharing', than: 'hive-rust-sharing', times: 3.5 },
    { workload: `unique-${workload}`, contestant: 'exploration', than: 'apollo', times: 4 },
  ]),
  { workload: 'small', contestant: 'trusted', than: 'apollo', times: 9 },
  { workload: 'small', contestant: 'exploration', than: 'apollo', times: 4 },
  { workload: 'small', contestant: 'trusted-sharing', than: 'hive-rust-sharing', times: 8 },
  { workload: 'unique-small', contestant: 'exploration', than: 'apollo', times: 4 },
];
const MOST_MEMORY_MB = 170;

function find(
  { contestants }: WorkloadFigures,
  id: string,
): { figures: ContestantFigures; cell: Cell } | null {
  const figures = contestants.find((one) => one.id === id);
  const cell = figures?.cells.find(({ connections }) => connections === CONNECTIONS);
  return figures && cell ? { figures, cell } : null;
}

export function targetLines(workloads: readonly WorkloadFigures[]): string[] {
  const ratios = TARGETS.flatMap(({ workload, contestant, than, times }) => {
    const figures = workloads.find((one) => one.workload === workload);
    const ours = figures && find(figures, contestant);
    const theirs = figures && find(figures, than);
    if (!ours || !theirs) return [];
    const reached = ours.cell.perSecond / theirs.cell.perSecond;
    const line = `${workload}, ${contestant} against ${than}: ${reached.toFixed(1)} times, at least ${times} wanted`;
    return [marked(reached >= times, line)];
  });
  const memory = workloads.flatMap(({ workload, contestants }) =>
    contestants
      .filter(({ side }) => side === 'own')
      .map(({ id, rss }) =>
        marked(
          rss < MOST_MEMORY_MB,
          `${workload}, ${id}: ${rss.toFixed(0)} MB, under ${MOST_MEMORY_MB} wanted`,
        ),
      ),
  );
  return [...ratios, ...memory];
}

function marked(reached: boolean, line: string): string {
  return `${reached ? 'reached ' : 'MISSED  '} ${line}`;
}
