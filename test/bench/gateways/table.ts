/** Prints the figures of a workload as a table for people. */
import type { Cell, ContestantFigures, WorkloadFigures } from './figures.js';

const HEADINGS = [
  'contestant',
  'shared',
  'req/s',
  '× Apollo',
  'p50 ms',
  'p99 ms',
  'CPU gw ms',
  '÷ Apollo',
  'CPU sub ms',
  'RSS MB',
];

export function tableOf({ workload, answerBytes, contestants }: WorkloadFigures, title = workload): string {
  const counts = [
    ...new Set(contestants.flatMap(({ cells }) => cells.map(({ connections }) => connections))),
  ];
  const blocks = counts.map((connections) => {
    const rows = contestants.flatMap((contestant) => {
      const cell = contestant.cells.find((one) => one.connections === connections);
      return cell ? [row(contestant, cell)] : [];
    });
    return `\n${connections} ${connections === 1 ? 'connection' : 'connections'}\n${aligned([HEADINGS, ...rows])}`;
  });
  return `\n${title}: answer of ${answerBytes} bytes\n${blocks.join('\n')}\n`;
}

function row({ title, shares, rss }: ContestantFigures, cell: Cell): string[] {
  return [
    cell.faults > 0 ? `${title} (${cell.faults} FAULTS)` : title,
    shares === null ? '' : shares ? 'yes' : 'no',
    figure(cell.perSecond),
    cell.timesApollo === null ? '' : figure(cell.timesApollo),
    figure(cell.p50),
    figure(cell.p99),
    figure(cell.gatewayCpu),
    cell.cpuTimesApollo === null ? '' : figure(cell.cpuTimesApollo),
    figure(cell.subgraphCpu),
    rss.toFixed(0),
  ];
}

/** Three digits say all that two cores can tell. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}

function aligned(rows: readonly string[][]): string {
  const widths = HEADINGS.map((_, at) => Math.max(...rows.map((cells) => cells[at]!.length)));
  return rows
    .map((cells) =>
      cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n');
}
