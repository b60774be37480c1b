/** Loaded into every process of the benchmark before its own code: tells its usage when asked, and ends with its parent. */
import type { Message, Usage } from './messages.js';

const warnings: string[] = [];

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  // Node tells it in kilobytes
  const maxRss = process.resourceUsage().maxRSS * 1024;
  return { cpu: user + system, rss, heapUsed, maxRss, warnings };
}

process.on('warning', ({ name, message }) => {
  warnings.push(`${name}: ${message}`);
});
process.on('message', (question) => {
  if (question === 'usage') process.send?.({ usage: usage() } satisfies Message);
});
process.on('disconnect', () => process.exit(0));
// an exit of one's own accord, so that a profile is written
process.on('SIGTERM', () => process.exit(0));
