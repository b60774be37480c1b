/** Looks at the gateway every five seconds while it is under load. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Child } from '../processes/child.js';

const EVERY_MS = 5_000;
const MEGA = 1_000_000;

export interface MemorySample {
  /** since the load began */
  seconds: number;
  rss: number;
  heapUsed: number;
  perSecond: number;
  partial: number;
  broken: number;
  /** age of the oldest request under way, in milliseconds */
  oldestMs: number;
}

/** @param over looked at between samples @returns the samples in megabytes */
export async function sampleMemory(
  gateway: Child<object>,
  load: Child<object>,
  over: () => boolean,
  say: (line: string) => void,
): Promise<MemorySample[]> {
  const samples: MemorySample[] = [];
  const started = performance.now();
  let last = started;
  for (;;) {
    await wait(EVERY_MS);
    if (over()) return samples;
    const [{ rss, heapUsed }, progress] = await Promise.all([
      gateway.usage(),
      load.ask('progress', 'progress'),
    ]);
    const now = performance.now();
    const sample: MemorySample = {
      seconds: Math.round((now - started) / 1_000),
      rss: rss / MEGA,
      heapUsed: heapUsed / MEGA,
      perSecond: (progress.whole * 1_000) / (now - last),
      partial: progress.partial,
      broken: progress.broken,
      oldestMs: progress.oldestMs,
    };
    last = now;
    samples.push(sample);
    say(lineOf(sample));
  }
}

function lineOf({ seconds, rss, heapUsed, perSecond, partial, broken, oldestMs }: MemorySample): string {
  const faults = partial + broken === 0 ? '' : `, ${partial} partial, ${broken} broken`;
  const memory = `RSS ${rss.toFixed(0)} MB, heap ${heapUsed.toFixed(0)} MB`;
  return `${seconds} s: ${memory}, ${perSecond.toFixed(0)} req/s, oldest ${oldestMs.toFixed(0)} ms${faults}`;
}

/** Megabytes a minute that RSS grows by: the slope of a line through the samples after the first third. */
export function growthPerMinute(all: readonly MemorySample[]): number {
  const samples = all.slice(Math.floor(all.length / 3));
  const mean = (read: (sample: MemorySample) => number) =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length;
  const [time, memory] = [mean(({ seconds }) => seconds), mean(({ rss }) => rss)];
  let [above, below] = [0, 0];
  for (const { seconds, rss } of samples) {
    above += (seconds - time) * (rss - memory);
    below += (seconds - time) ** 2;
  }
  return (above / below) * 60;
}
