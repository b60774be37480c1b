/** What the processes cost that a process has started itself: a gateway's planner may run beside it. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux tells CPU time in hundredths of a second, and memory in pages of this size on the usual processors. */
const TICK_US = 10_000;
const PAGE = 4_096;

export interface Cost {
  /** CPU time in microseconds */
  cpu: number;
  /** bytes */
  rss: number;
}

interface Stat extends Cost {
  parent: number;
}

/** Fields of /proc/<pid>/stat after the name, which may hold anything. */
function statOf(pid: number): Stat | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    // ended since it was listed
    return null;
  }
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent, pages, ...ticks] = [1, 21, 11, 12, 13, 14].map((at) => Number(fields[at]));
  const cpu = ticks.reduce((sum, one) => sum + one, 0) * TICK_US;
  return { parent: parent!, cpu, rss: pages! * PAGE };
}

/** The sum over all descendants that run now, with the CPU time of those that these have outlived; nothing where there is no /proc. */
export function descendantsOf(pid: number): Cost {
  const sum: Cost = { cpu: 0, rss: 0 };
  const stats = new Map<number, Stat>();
  for (const name of process.platform === 'linux' ? readdirSync('/proc') : []) {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    if (stat !== null) stats.set(Number(name), stat);
  }
  const family = new Set([pid]);
  // until nobody is added: children may be listed before their parents
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const [one, { parent }] of stats) if (family.has(parent)) family.add(one);
  }
  family.delete(pid);
  for (const one of family) {
    sum.cpu += stats.get(one)!.cpu;
    sum.rss += stats.get(one)!.rss;
  }
  return sum;
}
